"""What differs between the research notes and the record that was coded from them, and why."""

# Entry: the date in the notes, the date in the record, and why.
DATES = {
    "ice-instructs-ca-2010": ("2010~", "2009-08/2010-08", "less than a year after August 2009"),
    "orange-understanding": ("2009-11~", "2009-11/2009-12-15", "data of November, the meeting"),
    "orange-nomoa": ("2009-11~", "2009-11/2009-12-15", "data of November, the meeting"),
    "newsham-2010": ("2010~", "2010-05/2010-12", "on a bill that was brought in in May"),
    "ice-ny-assurances": ("2010-10/2011-02", "2010-10-06/2011-02-16", "press conference, article"),
    "ice-whatsnew-2011-06": ("2011-06", "2011-06-25", "the day on which the page stood"),
    "ice-data-2011-02-il": ("2011-02", "2011-02/2011-03-26", "end of the count, day of the source"),
    "ice-data-2010-10-il": ("2010-10", "2010-10/2011-03-02", "end of the count, day of the source"),
    "ice-data-20110331-us": ("2011-03-31", "2011-03-31/2011-05-02", "end of the count, source"),
    "ice-data-20110331-ca": ("2011-03-31", "2011-03-31/2011-05-02", "end of the count, source"),
    "arlington-board-2010-09": ("2010-09-28~", "2010-09-28", "the day of the resolution"),
    "asked-ice-2010": ("2010-05/2010-08", "2008-10/2010-11-04", "undated: program, source"),
    "caag-denies-fisher": ("2010-05~", "2010-05/2010-11-04", "only the request is dated"),
    "dc-chief-terminates": ("2010-06/2010-10", "2010-05/2010-11-04", "“in the meantime”; source"),
    "dhs-federal-2012": ("2012-05-11~", "2012-05-12~", "“Friday” is said of another speaker"),
    "fbi-first-of": ("2009/2011-07", "2008-10/2011-07-06", "undated: program, source"),
    "fbi-privacy": ("2009/2011-07", "2008-10/2011-07-06", "undated: program, source"),
    "greenberg-remain-voluntary": ("2009/2010", "2008-10/2011-02-16", "undated: program, source"),
    "hennessey-2010-05-26": ("2010-05-25~", "2010-05-26~", "the day of the page"),
    "ice-activates-mane": ("2012-05-11~", "2012-05-08", "“sent Tuesday”, in a page of 12 May"),
    "ice-data-79-lupe": ("2010~", "2008-10/2010-12", "undated: program, source"),
    "ice-data-79-av": ("2010~", "2008-10/2011-04~", "undated: program, source"),
    "ice-data-over50-lupe": ("2010~", "2008-10/2010-12", "undated: program, source"),
    "ice-serious-undated": ("2008-10/2010-10", "2008-10/2010-12", "undated: program, source"),
    "memo-earlier-2010": ("2010/2010-10-02", "2008-10/2010-10-02", "undated: program, next memo"),
    "memo-rewrite": ("2010-08/2010-10-02", "2008-10/2010-10-02", "undated: program, memo"),
    "pender-implode-2011": ("2011-05~", "2008-10/2011-11-15", "undated: program, source"),
    "ice-senior-2010-09-30": ("2010-09-30~", "2010-10-01~", "the day of the story"),
    "strs-procedure": ("2010-08", "2010-08-17", "the day is in another page"),
    "strs-removing": ("2010-08", "2010-08-17", "the day is in another page"),
    "strs-nocoerce": ("2010-08", "2010-08-17", "the day is in another page"),
    "trac-2013-detainers": ("2013~", "2013-01/2013-09-17", "end of the count, source"),
    "uribe-2011-02": ("2011-02-17", "2011-02-16", "the day of the earlier of two copies"),
    "venturella-2010-09-marquez": ("2010-08/2010-09", "2010-08-10/2010-09-28", "inquiry, vote"),
    "zimmerman-2011": ("2011~", "2011-07-05~", "the day of the page, from another copy"),
    "weich-20100908": ("2010-09-08", "2010-09", "no page cited has the day"),
    "ice-refers-ca-2010": ("2010-05~", "2010-05/2010-10-01", "only the request is dated; source"),
    "fbi-idprints-2011-05": ("2011-05~", "2011-05/2011-08", "undated: request, first release"),
    "fbi-wontchange-2011-05": ("2011-05~", "2011-05/2011-08", "undated: request, first release"),
    "fed-issue-2011-05": ("2011-05~", "2011-05/2011-08", "on that answer; first release"),
    "fed-reports-dhs-2011-05": ("2011-05~", "2011-05/2011-08", "on that answer; first release"),
    "dhs-booked-undated": ("2008-10/2011-05", "2008-10/2011-08", "up to the mail that tells it"),
    "morton-2011-lofgren": ("2011-04/2011-05", "2011-03-26/2011-05", "after an article of the day"),
    "venturella-2010-11-holds": ("2010-11-09~", "2010-11", "“earlier this month”"),
    "donnellan-memo-not": ("2010-11-05~", "2010-11-05", "the day is in another page"),
    "donnellan-memo-do": ("2010-11-05~", "2010-11-05", "the day is in another page"),
    "harris-2012-12": ("2012-12", "2012-12-04", "the day is in another page"),
    "calkins-2011-05": ("2011-05~", "2011-05-09~", "the day of the page, from another copy"),
}

# Entry: the kind of wording in the record, and why.
WORDINGS = {
    "av-misled": ("characterization", "an advocate's evaluation"),
    "wapo-notrealistic": ("characterization", "a newspaper's own words in quotation marks"),
    "cook-willing-20090723": ("reported", "the chronology's sentence on what was agreed"),
    "calkins-2011-05": ("quote", "a whole clause"),
    "scheindlin-20111207": ("quote", "a whole clause"),
    "denerstein-20110601-opposite": ("quote", "a whole clause"),
    "ice-whatsnew-2011-06": ("quote", "a whole clause"),
    "menendez-20110428": ("quote", "a whole clause, the end of its sentence"),
    "groups-majority-minor": ("quote", "the source prints the sentence in quotation marks"),
}

# Entry: why its words are not letter by letter those of the notes.
WORDS = {
    "outreach-recs-undated": "the marks that the page prints around the sentence are left off",
    "napolitano-20100907-process": "the slip of the page is put back; the notes had mended it",
}

# Entry: the words in the record, and why those of the notes are not the speaker's.
OTHER_WORDS = {
    "memo-rewrite": ("rewrite", "the source does not say who asked for what the notes quote"),
}

# Entry: the one whose words end the quotation, which goes on where the notes stop.
LONGER = {"strs-procedure": "strs-removing"}

# Entry: the source it stands under in the notes, the sources that are cited instead, and why.
SOURCES = {
    "hennessey-2010-05-26": ("sfappeal", "eastbay-0526", "the words are in this one alone"),
    "heffernan-20110603-reluctant": ("patrick-letter", "cbs-patrick", "the words are here alone"),
    "patrick-2010-12": ("patrick-letter", "herald-patrick globe-0607", "told here"),
    "menino-20110711-scrapped": ("menino", "hsnw-boston", "the words are in this one alone"),
    "menendez-20110428": ("huffpost-lofgren", "menendez-release", "the words are here alone"),
}

# Kind of channel in the notes: the one of the record.
CHANNELS = {
    "public": "public",
    "internal": "internal",
    "to-Congress": "congress",
    "to-state-government": "state",
    "to-local-government": "local",
    "to-federal-agency": "agency",
    "to-advocates": "other",
    "court": "court",
    "unknown": "not-stated",
}

# Entry: the channel in the notes, the one in the record, and why.
CHANGED_CHANNELS = {
    "ca-moa-focus": (
        "public",
        "state",
        "an agreement binds those who sign; the notes have parties",
    ),
    "ca-moa-modify": ("public", "state", "an agreement binds those who sign"),
    "illinois-moa-focus": ("public", "state", "an agreement binds those who sign"),
    "colorado-moa-any": ("public", "state", "an agreement binds those who sign"),
    "colorado-moa-serious": ("public", "state", "an agreement binds those who sign"),
    "ny-moa-termination": ("public", "state", "an agreement binds those who sign"),
    "fbi-apb-2009-06": ("internal", "agency", "a board of its own recommends to the FBI"),
    "cjis-20100827-1239": ("internal", "agency", "the FBI writes to ICE"),
    "cjis-20100827-1337": ("internal", "agency", "the FBI writes to ICE"),
    "cook-willing-20090723": ("internal", "agency", "what the state agreed with ICE"),
    "sc-activated": ("public", "local", "the deed is done to the county; its paper tells it"),
    "dc-chief-terminates": ("to-federal-agency", "not-stated", "to whom is not told"),
    "quinn-20101109-suspend": (
        "to-federal-agency",
        "state",
        "his office directed the State Police",
    ),
    "napolitano-confirms-fisher": ("to-Congress", "not-stated", "to whom is not told"),
    "menino-2011-06": ("public", "not-stated", "to whom is not told"),
    "ny-dcjs-20100823": ("public", "not-stated", "the addressee is known from a file name"),
}

# Entry with another day or another printing in the notes: what its file has of it.
TOLD = {
    "brown-20100525-declining": ['"the interests of justice"'],
    "illinois-moa-focus": ["Wyoming"],
    "lofgren-20110428": ['"likely to create confusion"'],
    "lofgren-2010-07": ["2010-07-07", "27 July"],
    "napolitano-20101006-see": ["id: napolitano-20101006-view", "id: napolitano-20101006-consider"],
    "napolitano-20110425": ['"The whole opt-in, opt-out thing"'],
    "ramlogan-20101002-mandatory": ['"becomes"', "2010-10-02", "2011-10"],
    "sc-activated": ["2010-05-04", "October 2009"],
    "scheindlin-20110711-mislead": ['"[Homeland Security]"'],
}

# Kind of relation in the notes: what it has become. `<` points the other way, from the later record;
# `=file` is said by the two standing in one file, which is one document.
RELATIONS = {
    "replies-to": ["replies-to"],
    "rescinds": ["rescinds"],
    "reports": ["reports"],
    "confirms": ["confirms"],
    "corrects": ["corrects"],
    "reinterprets": ["reinterprets"],
    "suspends": ["suspends"],
    "variant-of": ["version-of"],
    "same-data-as": ["same-event-as"],
    "same-event-as": ["same-event-as"],
    "same-document-as": ["=file"],
    "rescinded-by": ["<rescinds"],
    "terminated-by": ["<ends"],
    "answered-by": ["<replies-to"],
    "superseded-by": ["<after"],
    "supersedes": ["after"],
    "comments-on": ["after"],
    "proposes-to-correct": ["after"],
    "overrides": ["after"],
}

# Single relations that went another way than their kind, and why; None: given up.
SINGLE_RELATIONS = {
    ("quinn-20110504-terminate", "rescinds", "illinois-moa-focus"): (
        "ends",
        "a party's notice ends the agreement",
    ),
    ("weich-2010-09-lat", "same-event-as", "weich-20100908"): (
        "<same-event-as",
        "the root is the record whose speaker is certain",
    ),
    ("ice-shredded-2011-08", "same-event-as", "morton-20110805-moa"): (
        "=file",
        "sums up several sentences of the letter",
    ),
    ("ice-mandatory-2011-08", "same-event-as", "morton-20110805-moa"): (
        None,
        "a notice to other places; of the letter it sums up several sentences",
    ),
    ("brown-20100525-declining", "replies-to", "hennessey-2010-05-fisher"): (
        None,
        "the letter declines a request to the Attorney General, which has no record",
    ),
    ("ice-mandatory-2011-08", "overrides", "dc-chief-terminates"): (
        None,
        "one government's act does not end another's decision",
    ),
    ("calkins-2011-05", "elaborates", "calkins-20101130"): (None, "one voice says more"),
}
