using FastRr.Server.Commands;

return FastRrCommandLine.Run(args, CommandEnvironment.OfProcess());
