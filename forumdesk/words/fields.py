"""What a field of a row or a column of a list is called: in English as it is named, in Norwegian by this table."""

_TABLE = """
    access_need tilretteleggingsbehov; access_zones adgangssoner; accompanying følge; agreed_size avtalt antall
    alias alias; alias_badge dekknavn på skilt; alias_hotel dekknavn på hotell; alias_driver dekknavn hos sjåfør
    alias_invite dekknavn i invitasjoner; aliases andre navn; also også oppgitt; answer svar; arrival ankomst
    arrival_place ankomststed
    at tidspunkt; birth_date fødselsdato; booths tolkebokser; by av; canonical_name navn; capacities kapasiteter
    capacity kapasitet; category kategori; chair møteleder; checklist sjekkliste; choice svar; choices valg; code kode
    consent_photo fotosamtykke; consent_recording opptakssamtykke; content innhold; copy_letters kopibokstaver
    country land; cover_place dekksted; cover_title dekktittel; custom egne felter; date dato; delegation delegasjon
    departure avreise; departure_place avreisested; diet kost; discretion diskresjon; dob fødselsdato
    due_days frist i dager; edition_id utgave; email e-post; emails e-post; end slutt; end_date sluttdato
    entrances innganger; envelope_line adresselinje; event arrangement; event_id arrangement; events arrangementer
    from_calendar fra kalender; everyone alle
    evidence holdepunkter; family_name etternavn; field felt; finding_id funn; floor etasje
    gender kjønn; given_name fornavn; group gruppe; head leder; head_id leder; height høyde; honorific tittel
    hosts vertskap; id id; import_kind slags liste; interp_mode tolking; interpretation tolking; key nøkkel; kind type
    language språk; languages språk; lead_rank lederrang; left venstre; local_actor lokal aktør; marking merking
    meaning betydning; minutes minutter; moved_at flyttet; slot etikett; was_lost var mistet
    name navn; name_native navn i egen skrift; name_order navnerekkefølge
    nationality nasjonalitet; native_name navn i egen skrift; neutral nøytral form; notes merknader; note merknad
    number nummer; office_since tiltrådt; organisation organisasjon; organisation_id organisasjon
    organiser_email arrangørens e-post; organiser_name arrangør; other annen sone; other_refs andre referanser
    owner ansvarlig; page side; participants deltakere; person_id person; phone telefon; phones telefon
    pillars pilarer; place sted; position plass; prayer_need bønnebehov; print_name navn på trykk
    print_name_typed navn på trykk; prior_support tidligere støtte; rank_class rangklasse; readiness beredskap
    about gjelder; reason begrunnelse; ref referanse; refs referanser; religious_need religiøse behov
    remote digitalt; right høyre
    role rolle; roles_needed roller som mangler; room rom; room_id rom; room_typed rom som skrevet; row rad
    rule regel; rule_id regel; salutation tiltale; scope omfang; section del; series_id serie; session_id økt
    set_up oppsett; short kortnavn; side side; sign_code skiltkode; since_year siden år; source kilde
    speakers innledere; sponsor dekkes av; start start; start_date startdato; status status; step_free trinnfritt
    support støtte; text tekst; themes temaer; title tittel; title_line stillingslinje; type type; tz tidssone
    usual_month vanlig måned; value verdi; venue lokale; venue_codes lokaler; venue_id lokale; venues lokaler
    visibility synlighet; wanted utvalg; width bredde; women_led_org kvinneledet organisasjon; zone sone
    issued_at utstedt; printed_at skrevet ut; expires_at utløper; row_id rad; where hvor; state tilstand
    what slags dokument; mark merke på sidene; anchor anker; parts filer; fate hva det ble av det; fate_at fra og med
    serial løpenummer; sequence utgave; uid merke; template mal; token brikke; purpose formål; for_whom til
    audience målgruppe; fields felter; digest fingeravtrykk; list_id liste; entity_ids rader; local lokal
    women_led kvinneledet; typed som skrevet; signature liste; said sagt; rows rader
    way måte; seed frø; people personer; delegations delegasjoner
    attendee svarer; comment kommentar; delegated_to svarer i stedet; invitation_id invitasjon; partstat svar
    proposal motforslag; proposed_start foreslått start; proposed_end foreslått slutt; recurrence_id gang i serien
    base utgangspunkt; counter teller; home hjem; last sist; made_at laget; names navn; preset formål
    return_key returnøkkel; settled avgjort; sender avsender; series serie; stamped_at skrevet; taken_at lest inn
    times antall utgaver; check_in innsjekking; check_out utsjekking; count antall; deed handling; from_place fra
    hotel hotell; journey reise; places plasser; ride_id tur;
    day dag; dropoff levering; from fra; person person; pickup henting; session økt; to til; vehicle bil
    round runde; seats seter; to_place til; vehicle_id bil"""

NORWEGIAN = {
    name: words
    for line in _TABLE.strip().splitlines()
    for name, _, words in (pair.strip().partition(" ") for pair in line.split(";"))
}


# Columns whose name is an abbreviation.
_ENGLISH = {
    "alias_badge": "cover name on the badge",
    "alias_hotel": "cover name at the hotel",
    "alias_driver": "cover name for drivers",
    "alias_invite": "cover name in invites",
    "dob": "birth date",
    "tz": "time zone",
    "interp_mode": "interpretation",
    "name_native": "native name",
    "print_name_typed": "print name",
}


def field_word(name: str, language: str) -> str:
    """As it stands in a sentence; a field that no table knows keeps its own name."""
    plain = name.replace(" ", "_")
    bare = plain.removesuffix("_id").replace("_", " ") or plain
    return NORWEGIAN.get(plain, bare) if language == "nb" else _ENGLISH.get(plain, bare)
