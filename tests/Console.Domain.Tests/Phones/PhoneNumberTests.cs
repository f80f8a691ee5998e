using BlazorConsole.Domain.Phones;

namespace BlazorConsole.Domain.Tests.Phones;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("86", "13800138866", "+8613800138866", "+86 138••••8866")]
    [InlineData("44", "7700900123", "+447700900123", "+44 ••••0123")]
    [InlineData("852", "51234567", "+85251234567", "+852 ••••4567")]
    public void TryCreate_TheTwoFieldsOfWeChat_MakesANumberThatPrintsMasked(string countryCode, string national, string e164, string masked)
    {
        Assert.True(PhoneNumber.TryCreate(countryCode, national, out var number));

        Assert.Equal((e164, masked, masked), (number.E164, number.Masked, number.ToString()));
        Assert.Equal(number, PhoneNumber.Parse(number.InFull()));
    }

    [Theory]
    [InlineData(null, "13800138866")]
    [InlineData("", "13800138866")]
    [InlineData("0", "13800138866")]
    [InlineData("1234", "13800138866")]
    [InlineData("86", null)]
    [InlineData("86", "866")]
    [InlineData("86", "138 0013 8866")]
    [InlineData("86", "１３８００１３８８６６")]
    [InlineData("86", "12345678901234")]
    public void TryCreate_WhatIsNoNumber_IsRefused(string? countryCode, string? national) =>
        Assert.False(PhoneNumber.TryCreate(countryCode, national, out _));

    [Fact]
    public void Equals_OneNumberSplitDifferently_IsOneNumber()
    {
        Assert.True(PhoneNumber.TryCreate("1", "2425551234", out var one));
        Assert.True(PhoneNumber.TryCreate("124", "25551234", out var other));

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }
}
