using System.Globalization;
using System.Text;

namespace Chokepoint.Scraper.Feeds.Dates;

/// <summary>Names of months and days in the languages that feeds are often written in.</summary>
internal static class DateWords
{
    // Names that mean different months in two languages (Croatian and Czech listopad) are left out.
    private static readonly string[] Months =
    [
        "january januar janvier enero gennaio janeiro januari tammikuu styczen stycznia leden ledna ianuarie января январь січня ιανουαριος ιανουαριου ocak januari",
        "february februar fevrier febrero febbraio fevereiro februari helmikuu luty lutego unor unora februarie февраля февраль лютого φεβρουαριος φεβρουαριου subat",
        "march marz maerz mars marzo marco maart maaliskuu marzec marca brezen brezna martie марта март березня μαρτιος μαρτιου mart maret marcius",
        "april avril abril aprile aprill huhtikuu kwiecien kwietnia duben dubna aprilie апреля апрель квітня απριλιος απριλιου nisan aprilis",
        "may mai mayo maggio maio mei maj toukokuu maja kveten kvetna мая май травня μαιος μαιου mayis majus",
        "june juni juin junio giugno junho kesakuu czerwiec czerwca cerven cervna iunie июня июнь червня ιουνιος ιουνιου haziran junius",
        "july juli juillet julio luglio julho heinakuu lipiec lipca cervenec cervence iulie июля июль липня ιουλιος ιουλιου temmuz julius",
        "august aout agosto augustus augusti elokuu sierpien sierpnia srpna august августа август серпня αυγουστος αυγουστου agustos agustus augusztus",
        "september septembre septiembre settembre setembro syyskuu wrzesien wrzesnia zari septembrie сентября сентябрь вересня σεπτεμβριος σεπτεμβριου eylul szeptember",
        "october oktober octobre octubre ottobre outubro lokakuu pazdziernik pazdziernika rijen rijna octombrie октября октябрь жовтня οκτωβριος οκτωβριου ekim oktober",
        "november novembre noviembre novembro marraskuu noiembrie ноября ноябрь νοεμβριος νοεμβριου kasim nopember",
        "december dezember decembre diciembre dicembre dezembro joulukuu grudzien grudnia prosinec prosince decembrie декабря декабрь грудня δεκεμβριος δεκεμβριου aralik desember",
    ];

    private static readonly string[] Abbreviations = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] Days =
    [
        "sunday sun sonntag so dimanche dim domingo dom domenica zondag zo sondag son niedziela воскресенье вс κυριακη κυρ",
        "monday mon montag mo lundi lun lunes lunedi segunda seg maandag ma mandag man poniedzialek понедельник пн δευτερα δευ",
        "tuesday tue tues dienstag di die mardi mar martes martedi terca ter dinsdag tirsdag wtorek вторник вт τριτη τρι",
        "wednesday wed mittwoch mi mit mercredi mer miercoles mie mercoledi quarta qua woensdag wo onsdag sroda среда ср τεταρτη τετ",
        "thursday thu thur thurs donnerstag do don jeudi jeu jueves jue giovedi gio quinta qui donderdag torsdag czwartek четверг чт πεμπτη πεμ",
        "friday fri freitag fr fre vendredi ven viernes vie venerdi sexta sex vrijdag vr fredag piatek пятница пт παρασκευη παρ",
        "saturday sat samstag sa sam samedi sabado sab sabato zaterdag za lordag lor sobota суббота сб σαββατο σαβ",
    ];

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "at", "um", "uhr", "a", "de", "del", "den", "le", "la", "el", "of", "on", "the", "st", "nd", "rd", "th", "er", "kl", "t", "г", "feira", "года",
        "년", "월", "일", "年", "月", "日", "posted", "published",
    };

    private static readonly Dictionary<string, int> MonthByName = Index(Months.Select(line => line.Split(' ')));
    private static readonly ILookup<string, DayOfWeek> DayByName = Days
        .SelectMany((line, day) => line.Split(' ').Select(name => (Name: Normal(name), Day: (DayOfWeek)day)))
        .ToLookup(pair => pair.Name, pair => pair.Day);

    public static bool IsFiller(string word) => Fillers.Contains(word);

    public static DayOfWeek? Weekday(IReadOnlyList<string> words) =>
        words.Count > 0 && DayByName[words[0]].ToArray() is [var day] ? day : null;

    /// <summary>
    /// The month among the words, 0 where none is named. Unsure where a word is neither month nor weekday, or two months are.
    /// The first word may be a weekday in a language that is not known here.
    /// </summary>
    public static (int Number, bool IsUnsure) Month(IReadOnlyList<string> words)
    {
        var found = 0;
        for (var index = 0; index < words.Count; index++)
        {
            var month = MonthOf(words[index]);
            var isDay = DayByName.Contains(words[index]);
            if (month == 0 && !isDay && (index > 0 || words.Count == 1))
            {
                return (0, true);
            }

            // "mar." is Tuesday beside "déc." and March alone.
            var namesDay = isDay && index == 0 && words.Skip(1).Any(word => MonthOf(word) > 0);
            if (month > 0 && !namesDay)
            {
                if (found > 0 && found != month)
                {
                    return (0, true);
                }

                found = month;
            }
        }

        return (found, false);
    }

    /// <summary>Lower case, no accents.</summary>
    public static string Normal(string word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var letter in word.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                text.Append(letter switch { 'ς' => 'σ', 'ı' => 'i', _ => letter });
            }
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    private static int MonthOf(string word)
    {
        if (word.Length < 3)
        {
            return 0;
        }

        var abbreviation = Array.IndexOf(Abbreviations, word);
        return abbreviation >= 0 ? abbreviation + 1 : MonthByName.GetValueOrDefault(word);
    }

    // Every beginning of three letters and more counts, unless it begins two months ("jui").
    private static Dictionary<string, int> Index(IEnumerable<string[]> months)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        foreach (var names in months)
        {
            number++;
            foreach (var name in names.Select(Normal))
            {
                for (var length = 3; length < name.Length; length++)
                {
                    var beginning = name[..length];
                    index[beginning] = index.TryGetValue(beginning, out var other) && other != number ? 0 : number;
                }
            }
        }

        foreach (var (name, month) in Months.SelectMany((line, month) => line.Split(' ').Select(name => (Normal(name), month + 1))))
        {
            index[name] = month;
        }

        return index;
    }
}
