using System.Text;
using System.Xml.Linq;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Persistence.Secrets;

/// <summary>Keeps ASP.NET Core's data-protection ring in the database, so that every node reads the same cookies.</summary>
internal sealed class ProtectionRing(IDbContextFactory<ConsoleContext> contexts, IWriteLane lane) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.ProtectionKeys.Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    // The interface is synchronous; the ring is written at start and every ninety days.
    public void StoreElement(XElement element, string friendlyName) =>
        lane.RunAsync(
            (item, _) => Task.FromResult(item.Context.ProtectionKeys.Add(new ProtectionKey
            {
                Name = friendlyName,
                Xml = element.ToString(SaveOptions.DisableFormatting),
            }).Entity.Name),
            CancellationToken.None).GetAwaiter().GetResult();
}

/// <summary>Encrypts the elements of the ring under their data key.</summary>
internal sealed class ProtectionKeyEncryptor(Keyring keyring) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var box = keyring.SealProtectionKey(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(box)), typeof(ProtectionKeyDecryptor));
    }
}

/// <summary>Opens what <see cref="ProtectionKeyEncryptor"/> sealed; made by the framework from its stored type name.</summary>
internal sealed class ProtectionKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(
            services.GetRequiredService<Keyring>().OpenProtectionKey(Convert.FromBase64String(encryptedElement.Value))));
}
