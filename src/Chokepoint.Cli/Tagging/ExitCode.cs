namespace Chokepoint.Cli.Tagging;

internal static class ExitCode
{
    public const int Ok = 0;
    public const int SystemFault = 1;
    public const int BadInput = 2;
}
