using System.Globalization;

namespace Chokepoint.Web.Map;

internal readonly record struct Tile(string Country, int Row, int Column);

/// <summary>The world as equal squares, so that a small state counts as much as a large one.</summary>
internal static class TileGrid
{
    public const int Rows = 17;
    public const int Columns = 32;

    // Country, row, column.
    private const string Data =
        "AD5.10 AE10.20 AF7.21 AG6.6 AL7.14 AM6.18 AO14.14 AR13.2 AT4.13 AU14.27 AZ6.19 BA6.13 BB8.6 BD9.23 BE3.11 " +
        "BF11.12 BG5.16 BH9.19 BI14.16 BJ11.13 BN11.26 BO11.3 BR11.4 BS4.3 BT8.23 BW15.15 BY2.15 BZ5.1 CA2.0 CD13.15 " +
        "CF11.15 CG12.15 CH4.11 CI12.12 CL12.2 CM12.14 CN7.23 CO9.3 CR8.2 CU5.3 CV10.9 CY7.17 CZ3.13 DE2.12 DJ11.18 " +
        "DK1.12 DM7.5 DO5.5 DZ9.12 EC10.2 EE0.15 EG9.15 ER10.16 ES5.9 ET11.17 FI0.14 FJ13.30 FM10.30 FR3.10 GA13.14 " +
        "GB1.10 GD8.4 GE5.18 GH13.12 GM11.9 GN11.11 GQ13.13 GR7.15 GT5.0 GW12.10 GY10.4 HK8.25 HN6.1 HR5.14 HT5.4 " +
        "HU4.14 ID12.26 IE1.9 IL9.17 IN9.22 IQ7.19 IR7.20 IS0.9 IT5.11 JM6.3 JO8.18 JP6.27 KE12.17 KG6.22 KH10.25 " +
        "KI12.31 KM14.19 KN6.5 KP6.25 KR7.25 KW8.19 KZ5.21 LA9.25 LB8.17 LC7.6 LI4.12 LK10.22 LR13.11 LS16.16 LT2.14 " +
        "LU3.12 LV1.15 LY9.14 MA9.11 MC4.10 MD4.16 ME6.14 MG15.19 MH11.31 MK6.16 ML10.12 MM9.24 MN6.23 MO8.24 MR10.11 " +
        "MT7.12 MU15.20 MV11.21 MW14.17 MX4.0 MY11.25 MZ15.17 NA15.14 NE10.13 NG11.14 NI7.1 NL2.11 NO0.12 NP8.22 " +
        "NR11.30 NZ15.29 OM10.19 PA9.2 PE10.3 PG12.28 PH10.27 PK8.21 PL2.13 PS9.16 PT5.8 PW10.29 PY12.3 QA9.20 RO4.15 " +
        "RS5.15 RU2.16 RW13.16 SA9.18 SB12.29 SC13.20 SD10.15 SE0.13 SG12.25 SI5.13 SK3.14 SL12.11 SM5.12 SN11.10 " +
        "SO12.18 SR10.5 SS11.16 ST14.12 SV6.0 SY7.18 SZ16.17 TD10.14 TG12.13 TH10.24 TJ7.22 TL12.27 TM6.20 TN9.13 " +
        "TO14.31 TR6.17 TT9.5 TV12.30 TW8.26 TZ13.17 UA3.15 UG12.16 US3.0 UY13.3 UZ6.21 VA6.11 VC8.5 VE9.4 VN9.26 " +
        "VU13.29 WS13.31 XK6.15 YE10.18 ZA16.15 ZM14.15 ZW15.16";

    public static IReadOnlyList<Tile> Tiles { get; } = [.. Data.Split(' ').Select(Read)];

    public static bool Has(string country) => Countries.Contains(country);

    private static readonly HashSet<string> Countries = [.. Tiles.Select(tile => tile.Country)];

    private static Tile Read(string text)
    {
        var place = text[2..].Split('.');
        return new(text[..2], int.Parse(place[0], CultureInfo.InvariantCulture), int.Parse(place[1], CultureInfo.InvariantCulture));
    }
}
