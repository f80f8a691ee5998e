using System.Text;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Persistence.Secrets;

namespace BlazorConsole.Recognition;

/// <summary>Phone numbers as they are stored: under the origin's own key, so that erasing the key erases them.</summary>
internal sealed class PhoneBox(Keyring keyring)
{
    private const string Purpose = "phone";

    public byte[] Seal(OriginKey key, PhoneNumber number) => keyring.Seal(key, Encoding.ASCII.GetBytes(number.InFull()), Purpose);

    public PhoneNumber Open(OriginKey key, PhoneClaim claim) =>
        PhoneNumber.Parse(Encoding.ASCII.GetString(keyring.Open(key, claim.Number, Purpose)));
}
