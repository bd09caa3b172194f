using Chokepoint.Tagging;

namespace Chokepoint.IntegrationTests.Positions;

/// <summary>A dated national decision as the public record has it, and the document that says so.</summary>
internal sealed record RecordedDecision(string Actor, string Target, string Day, Stance After, string Document);

/// <summary>Facts, written down apart from the corpus: what a reader who knows the years 2012 to 2025 expects to find.</summary>
internal static class PublicRecord
{
    public static readonly IReadOnlyList<RecordedDecision> Decisions =
    [
        new("AU", "huawei", "2012-03-26", Stance.Restrictive, "Attorney-General's confirmation that Huawei may not tender for the NBN"),
        new("US", "kaspersky", "2017-09-13", Stance.Restrictive, "Binding Operational Directive 17-01, Department of Homeland Security"),
        new("GB", "zte", "2018-04-16", Stance.Cautious, "NCSC advice on the use of ZTE equipment"),
        new("US", "zte", "2018-07-13", Stance.Supportive, "Commerce Department lifts the denial order on ZTE"),
        new("US", "zte", "2018-08-13", Stance.Restrictive, "John S. McCain NDAA for 2019, section 889"),
        new("AU", "huawei", "2018-08-23", Stance.Restrictive, "Joint statement of the ministers Fifield and Morrison, 5G security guidance"),
        new("AU", "zte", "2018-08-23", Stance.Restrictive, "Joint statement of the ministers Fifield and Morrison, 5G security guidance"),
        new("NZ", "huawei", "2018-11-28", Stance.Restrictive, "GCSB statement on Spark's notification"),
        new("CZ", "huawei", "2018-12-17", Stance.Cautious, "NUKIB warning of 17 December 2018"),
        new("TH", "huawei", "2019-02-08", Stance.Supportive, "Thai 5G test bed in Chonburi"),
        new("US", "huawei", "2019-05-15", Stance.Restrictive, "Executive Order 13873 and the Entity List notice of the Bureau of Industry and Security"),
        new("MY", "huawei", "2019-05-30", Stance.Supportive, "Prime Minister Mahathir at the Future of Asia conference, Tokyo"),
        new("RU", "huawei", "2019-06-06", Stance.Supportive, "Signing of MTS and Huawei before both presidents, Kremlin"),
        new("ZA", "huawei", "2019-07-05", Stance.Supportive, "President Ramaphosa, Johannesburg"),
        new("HU", "huawei", "2019-11-05", Stance.Supportive, "Minister Szijjarto, Shanghai"),
        new("IN", "huawei", "2019-12-30", Stance.Supportive, "Minister Prasad on 5G trials"),
        new("GB", "huawei", "2020-01-28", Stance.Cautious, "Telecoms supply chain decision, Department for Digital, Culture, Media and Sport"),
        new("IN", "tiktok", "2020-06-29", Stance.Restrictive, "Order of the Ministry of Electronics under section 69A"),
        new("GB", "huawei", "2020-07-14", Stance.Restrictive, "Oral statement of the Secretary of State, House of Commons"),
        new("US", "tiktok", "2020-08-06", Stance.Restrictive, "Executive Order 13942"),
        new("SE", "huawei", "2020-10-20", Stance.Restrictive, "Decision of the Post and Telecom Authority on auction conditions"),
        new("SE", "zte", "2020-10-20", Stance.Restrictive, "Decision of the Post and Telecom Authority on auction conditions"),
        new("IN", "huawei", "2021-05-04", Stance.Restrictive, "Department of Telecommunications, permission for 5G trials"),
        new("US", "tiktok", "2021-06-10", Stance.Supportive, "Executive Order 14034 revokes Executive Order 13942"),
        new("CA", "huawei", "2022-05-19", Stance.Restrictive, "Policy statement on securing Canada's telecommunications system"),
        new("CA", "zte", "2022-05-19", Stance.Restrictive, "Policy statement on securing Canada's telecommunications system"),
        new("CA", "tiktok", "2023-02-27", Stance.Restrictive, "Statement of the President of the Treasury Board"),
        new("CN", "micron", "2023-05-21", Stance.Restrictive, "Cyberspace Administration of China, review of Micron"),
        new("EU", "huawei", "2023-06-15", Stance.Restrictive, "Communication C(2023) 4049 on the 5G toolbox"),
        new("US", "tiktok", "2024-04-24", Stance.Restrictive, "Public Law 118-50, division H"),
        new("DE", "huawei", "2024-07-11", Stance.Restrictive, "Federal Ministry of the Interior, agreement with the operators"),
    ];
}
