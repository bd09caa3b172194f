namespace Chokepoint.Tagging.Text;

/// <summary>Small closed word classes that tell how a name is used.</summary>
internal static class Cues
{
    public static readonly WordSet PlacePrepositions = new("in at near outside around across through inside throughout within off");

    public static readonly WordSet Relations = new(
        "in to from with against of between by for on via toward towards into among across throughout and including like than over near as within");

    public static readonly WordSet Travel = new(
        "flew fly flies travel travelled traveled travelling visit visits visited visiting arrive arrived arrives trip trips moved born returned"
        + " return went go goes came landed flight flights bound headed heads tour stop stopover drove drive route train moving fled");

    /// <summary>Who is somewhere by office: "officials in Paris", "the ministry in Beijing".</summary>
    public static readonly WordSet AuthorityNouns = new(
        "government governments ministry ministries minister ministers official officials court courts judge judges parliament authority authorities"
        + " cabinet regulator regulators capital spokesman spokeswoman spokesperson lawmakers leaders leadership policymakers diplomats administration"
        + " tribunal council state assembly congress senate president premier party bureaucrats rulers watchdog agency prosecutors police leader"
        + " commissioner commissioners prosecutor decision-makers censors mandarins negotiators commission executive embassy envoy envoys ambassador");

    /// <summary>A building or an event that carries a capital's name and not the state's will.</summary>
    public static readonly WordSet LocalNouns = new(
        "office offices think consultancy conference summit airport stock exchange university headquarters bureau newsroom hotel fair show"
        + " streets street suburb suburbs metro marathon institute residents skyline bourse trading traders listing listings"
        + " lawyer lawyers correspondent startup startups-based area region district port factory plant branch correspondents embassy time"
        + " protest protests conferences talks meeting native forum store stores convention treaty protocol accord accords agreement declaration process"
        + " summit's academy academics campus archdiocese diocese police-station museum gallery museums galleries");

    public static readonly WordSet Titles = new(
        "President Minister Premier Chancellor Secretary Senator Sen. Rep. Gov. Sen Rep Gov King Queen Prince Mr Mr. Ms Ms. Mrs Mrs. Dr Dr. Sir Lord"
        + " Lady Ambassador Spokesman Spokeswoman Spokesperson Commissioner Director Chairman Chair Chairwoman Governor General Judge Justice PM"
        + " Leader Representative Representative. Congressman Congresswoman Chief Administrator Under Deputy Emir Sheikh Sultan Taoiseach Pope"
        + " Envoy Foreign Defense Defence Czar Vice Comrade Speaker Administrator Attorney MP Mayor president minister premier chancellor secretary"
        + " spokesman spokeswoman spokesperson ambassador");

    public static readonly WordSet Former = new("former ex ex-president then-candidate candidate late nominee past onetime one-time erstwhile");

    public static readonly WordSet NameFollowers = new(
        "Administration Government Cabinet White Presidency Organization-led Team Era Doctrine and aides officials Republicans allies appointees");

    /// <summary>Nouns that introduce a company: "chipmaker Intel", "the social network X".</summary>
    public static readonly WordSet CompanyNouns = new(
        "company companies firm firms group giant giants maker makers chipmaker chipmakers carmaker automaker operator operators carrier carriers"
        + " startup start-up app apps platform platforms network site service services provider providers vendor vendors supplier suppliers retailer"
        + " conglomerate manufacturer manufacturers developer owner parent rival rivals subsidiary unit arm brand titan behemoth designer messenger"
        + " bank lender insurer broker telco telecoms telecom utility miner exchange business partner partners customer customers competitor browser"
        + " corporation designer website competitors producer producers refiner airline drugmaker toolmaker smartphone chatbot maker's purchase acquisition");

    public static readonly WordSet CompanyFollowers = new(
        "shares stock executives executive CEO boss chief spokesman spokeswoman employees staff customers users engineers lawyers investors shareholders"
        + " products phones equipment chips apps devices kit gear stores app platform unit subsidiary factory plant network technology software services"
        + " vice chairman founder smartphones handsets takeover merger deal bid acquisition servers accounts ads profits sales revenue earnings"
        + " plc Inc Corp headquarters offices smartphone phone service users' stake");

    public static readonly WordSet LegalForms = new(
        "Inc Inc. Corp Corp. Corporation Incorporated Co Co. Company Ltd Ltd. Limited plc PLC LLC L.L.C. LP L.P. AG SE SA S.A. NV N.V. SpA S.p.A GmbH Oyj"
        + " AB ASA A/S AS PJSC JSC OJSC OAO ZAO OOO Pty Pte Pvt Bhd Berhad Sdn KK K.K. Holdings Holding Group KGaA BV B.V. Tbk SAE SAOG KSC");

    public static readonly WordSet Verbs = new(
        "said says will would has have had is was are were may might can could did does must should shall plans wants seeks opens hits pulls bans blocks"
        + " bars backs calls clears cuts eyes faces fights files gets gives goes joins keeps launches lets lifts loses makes meets moves needs offers"
        + " orders pays picks presses probes puts quits raises rejects reports returns rolls runs sees sells sends sets shuts signs slams slaps sues"
        + " takes tells tests threatens told took turns urges uses vows wins warns weighs went won bought sold made got gave put let cut kept left"
        + " lost paid rose fell shut sent set met held led won't did not fell grew came became began saw drops ends begins builds becomes brings"
        + " buys remains refuses agrees allows asks appears adds accuses announces approves claims confirms considers declines denies expects fines"
        + " grants hopes imposes insists intends invests looks no never also still now once reportedly already unveils tops surges jumps slips slides gained"
        + " tosses drags welcomes revokes scraps halts delays demands suspends stops starts stays stands spends spoke speaks shares' rang rings"
        + " cannot ca wo wouldn't couldn't shouldn't can't isn't wasn't hasn't haven't doesn't don't beat chose");

    /// <summary>A verb by list or by its ending; used only beside a possible subject.</summary>
    public static bool IsVerbLike(ReadOnlySpan<char> word) =>
        word.Length > 1 && (Verbs.Contains(word) || (char.IsLower(word[0]) && word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)));

    public static bool IsPossessive(ReadOnlySpan<char> word) =>
        word.Length is 1 or 2 && Characters.IsApostrophe(word[0]) && (word.Length == 1 || word[1] is 's' or 'S');
}
