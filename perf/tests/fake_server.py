"""A DNS server that does as it is told: it turns its answers, and errs where a test wants it to."""

import http.server
import socket
import struct
import threading

MEMBERS = [bytes([192, 0, 2, last]) for last in (1, 2, 3)]


class FakeServer:
    """On a UDP port of 127.0.0.1, with metrics on another. loses: every so many-th query gets no answer; sticks: after
    every so many-th query the first member, if it is its turn, stays; collects: each look at the metrics shows one
    collection more. subnets: the client subnet of each query, as octets, None where it has none."""

    def __init__(self, loses=0, sticks=0, collects=False):
        self.loses, self.sticks, self.collects = loses, sticks, collects
        self.queries = self.responses = self.looks = 0
        self.subnets = []
        self._turns = {}

    def __enter__(self):
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.settimeout(0.05)
        self._http = http.server.HTTPServer(("127.0.0.1", 0), self._handler())
        self._ended = False
        self._threads = [threading.Thread(target=self._serve), threading.Thread(target=self._http.serve_forever)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._ended = True
        self._http.shutdown()
        for thread in self._threads:
            thread.join()
        self._http.server_close()
        self._socket.close()

    @property
    def port(self):
        return self._socket.getsockname()[1]

    @property
    def metrics(self):
        return f"127.0.0.1:{self._http.server_port}"

    def _serve(self):
        while not self._ended:
            try:
                query, requestor = self._socket.recvfrom(4096)
            except TimeoutError:
                continue
            self.queries += 1
            self.subnets.append(self._subnet(query))
            if not self.loses or self.queries % self.loses:
                self._socket.sendto(self._answer(query), requestor)
                self.responses += 1

    @staticmethod
    def _subnet(query):
        """What an OPT with that one option has in it, behind its code and length."""
        opt = query[query.index(0, 12) + 5:]
        if len(opt) < 15 or opt[:3] != b"\0\0\x29":
            return None
        data_length, code, length = struct.unpack(">HHH", opt[9:15])
        return opt[15:] if (data_length, code) == (len(opt) - 11, 8) and length == len(opt) - 15 else None

    def _answer(self, query):
        end = query.index(0, 12) + 5
        question = query[12:end]
        turn = self._turns.get(question, 0)
        if not self.sticks or self.queries % self.sticks or turn % 3:
            self._turns[question] = turn + 1
        records = b"".join(struct.pack(">HHHIH4s", 0xC00C, 1, 1, 300, 4, MEMBERS[(turn + i) % 3]) for i in range(3))
        return query[:2] + struct.pack(">HHHHH", 0x8400, 1, 3, 0, 0) + question + records

    def _page(self):
        self.looks += 1
        collections = "".join(f'fastrr_gc_collections_total{{generation="{generation}"}} '
                              f'{self.looks if self.collects and generation == 0 else 0}\n' for generation in range(3))
        return (f'fastrr_queries_total{{transport="udp",family="ipv4"}} {self.queries}\n'
                f'fastrr_responses_total{{outcome="answer"}} {self.responses}\n'
                f'{collections}fastrr_worker_allocated_bytes_total 0\n')

    def _handler(self):
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                page = server._page().encode()
                self.send_response(200 if self.path == "/metrics" else 404)
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_):
                pass

        return Handler
