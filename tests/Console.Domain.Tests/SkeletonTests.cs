namespace BlazorConsole.Domain.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void Domain_Referenced_ReachesOnlyTheBaseLibrary()
    {
        var assembly = System.Reflection.Assembly.Load("BlazorConsole.Domain");

        Assert.All(assembly.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name));
    }
}
