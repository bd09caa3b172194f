using System.Text;
using System.Text.RegularExpressions;

namespace Chokepoint.Cli.Tagging;

/// <summary>Makes two ways to write a company equal: case, legal form and the few renamings of the tagging guide.</summary>
internal static partial class CompanyKey
{
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["alphabet"] = "google",
        ["youtube"] = "google",
        ["facebook"] = "meta",
        ["instagram"] = "meta",
        ["whatsapp"] = "meta",
        ["threads"] = "meta",
        ["twitter"] = "x",
        ["x (twitter)"] = "x",
        ["starlink"] = "spacex",
        ["space exploration"] = "spacex",
        ["aws"] = "amazon",
        ["amazon web services"] = "amazon",
        ["amazon.com"] = "amazon",
        ["azure"] = "microsoft",
        ["windows"] = "microsoft",
        ["chatgpt"] = "openai",
        ["grok"] = "xai",
        ["x.ai"] = "xai",
        ["huawei marine"] = "hmn",
        ["hmn tech"] = "hmn",
        ["vkontakte"] = "vk",
        ["mail.ru"] = "vk",
        ["taiwan semiconductor manufacturing"] = "tsmc",
        ["semiconductor manufacturing international"] = "smic",
        ["yangtze memory"] = "ymtc",
        ["changxin memory"] = "cxmt",
        ["contemporary amperex"] = "catl",
        ["hangzhou hikvision"] = "hikvision",
        ["zhejiang dahua"] = "dahua",
        ["sz dji"] = "dji",
        ["da-jiang innovations"] = "dji",
        ["baikal electronics"] = "baikal",
        ["samsung electronics"] = "samsung",
        ["lg energy solution"] = "lg",
        ["hyundai motor"] = "hyundai",
        ["orange polska"] = "orange",
        ["orange business"] = "orange",
        ["british telecom"] = "bt",
        ["o2"] = "telefonica",
        ["o2 telefonica"] = "telefonica",
        ["o2 telefónica"] = "telefonica",
        ["huawei cloud"] = "huawei",
        ["square"] = "block",
        ["singapore telecommunications"] = "singtel",
        ["ly corp"] = "ly",
        ["cccc"] = "china communications construction",
        ["the swift network"] = "swift",
        ["tata electronics"] = "tata",
        ["psmc"] = "powerchip",
        ["reliance jio"] = "jio",
        ["jio platforms"] = "jio",
        ["digicel pacific"] = "digicel",
    };

    public static string Of(string name)
    {
        var key = name.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant();
        key = Blanks().Replace(key, " ").TrimEnd('.');
        while (true)
        {
            if (Renamed.TryGetValue(key, out var renamed))
            {
                return renamed;
            }

            var shorter = LegalForm().Replace(key, "");
            if (shorter == key || shorter.Length == 0)
            {
                return key;
            }

            key = shorter;
        }
    }

    [GeneratedRegex(@"[\s,]+(inc|incorporated|corp|corporation|co|company|ltd|limited|plc|llc|ag|se|sa|s\.a|nv|n\.v|spa|s\.p\.a|gmbh|oyj|ab|asa|as|pjsc|holdings?|technologies|technology|group|platforms|networks)\.?$")]
    private static partial Regex LegalForm();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
