"""Files as other programs write them, invented: calendars, schedules, contacts and exports."""

CALENDAR_HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Paper//EN\r\nX-WR-CALNAME:Test Forum 2027\r\n"


def calendar(*events: str, head: str = CALENDAR_HEAD) -> bytes:
    """Events are lines between semicolons that stand alone: `UID:1 | SUMMARY:Lunch`."""
    parts = (f"BEGIN:VEVENT\r\n{event.replace(' | ', chr(13) + chr(10))}\r\nEND:VEVENT\r\n" for event in events)
    return f"{head}{''.join(parts)}END:VCALENDAR\r\n".encode()


EXCHANGE_ZONE = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
""".replace("\n", "\r\n")

PRETALX_XML = """<?xml version='1.0' encoding='utf-8' ?>
<!-- Made with love by pretalx v2027.1. -->
<schedule>
    <generator name="pretalx" version="2027.1" />
    <version>0.3</version>
    <conference>
        <acronym>of27</acronym>
        <title>Test Forum 2027</title>
        <start>2027-06-14</start>
        <end>2027-06-15</end>
        <days>2</days>
        <timeslot_duration>00:05</timeslot_duration>
        <base_url>https://talks.example</base_url>
        <time_zone_name>Europe/Oslo</time_zone_name>
    </conference>
    <day index='1' date='2027-06-14' start='2027-06-14T04:00:00+02:00' end='2027-06-15T03:59:00+02:00'>
        <room name='Blue' guid='aaaa'>
            <event guid='5b2e0a6c-0001' id='41' code='PAPERS'>
                <date>2027-06-14T10:00:00+02:00</date>
                <start>10:00</start>
                <duration>00:45</duration>
                <room>Blue</room>
                <slug>of27-41-folding</slug>
                <url>https://talks.example/41</url>
                <recording><license></license><optout>false</optout></recording>
                <title>Folding &amp; cutting</title>
                <subtitle>In paper</subtitle>
                <track>Craft</track>
                <type>Talk</type>
                <language>en</language>
                <abstract>What paper does.</abstract>
                <description></description>
                <logo/>
                <persons><person id='7'>GivenA01 FamilyA01</person><person id='8'>Nobody Known</person></persons>
                <links></links>
                <attachments></attachments>
            </event>
        </room>
    </day>
</schedule>
"""

# As wafer writes it, without an offset; frab leaves the date out and gives the clock alone.
WAFER_XML = """<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <generator name="wafer" version="0.15" />
  <version/>
  <conference>
    <title>Test Forum 2027</title>
    <start>2027-06-14</start><end>2027-06-14</end><days>1</days>
    <timeslot_duration>00:15</timeslot_duration>
    <base_url>https://wafer.example</base_url>
    <time_zone_name>Europe/Oslo</time_zone_name>
    <acronym>forum</acronym>
  </conference>
  <day date="2027-06-14" start="2027-06-14T08:00:00" end="2027-06-14T18:00:00" index="1">
    <room name="Green">
      <event id="3" guid="abc-3">
        <date>2027-06-14T11:00:00</date><start>11:00</start><duration>01:30</duration><room>Green</room>
        <track>No Track</track><abstract/><subtitle/><slug>forum-3-x</slug>
        <title>Glue</title><description>Sticky</description><type>Workshop</type>
        <persons><person id="1" contact="a02@guests.example">Somebody</person></persons>
        <recording><optout>true</optout></recording><url>https://wafer.example/3</url>
      </event>
    </room>
  </day>
</schedule>
"""

PENTABARF_XML = """<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <conference>
    <title>Test Forum 2027</title><acronym>OF27</acronym>
    <start>2027-06-14</start><end>2027-06-14</end><days>1</days>
    <day_change>06:00:00</day_change><timeslot_duration>00:15:00</timeslot_duration>
  </conference>
  <day date="2027-06-14" index="1">
    <room name="Blue">
      <event id="9">
        <start>00:30</start><duration>01:00</duration><room>Blue</room><tag>night</tag>
        <title>Night shift</title><type>lecture</type><persons><person id="2">A. N. Other</person></persons>
      </event>
    </room>
  </day>
</schedule>
"""

PRETALX_JSON = """{"$schema": "https://c3voc.de/schedule/schema.json", "generator": {"name": "pretalx"}, "schedule": {
 "url": "https://talks.example", "version": "0.3", "conference": {"acronym": "of27", "title": "Test Forum 2027",
 "time_zone_name": "Europe/Oslo", "rooms": [{"name": "Blue"}], "tracks": [], "days": [{"index": 1,
 "date": "2027-06-14", "rooms": {"Blue": [{"guid": "5b2e0a6c-0001", "code": "PAPERS", "id": 41,
 "date": "2027-06-14T10:00:00+02:00", "start": "10:00", "duration": "00:45", "room": "Blue",
 "title": "Folding & cutting", "subtitle": "", "track": null, "type": "Talk", "language": "en", "abstract": "",
 "description": null, "persons": [{"code": "X", "name": "GivenA01 FamilyA01", "public_name": "GivenA01 FamilyA01"}]}
 ]}}]}}}"""

PRETALX_WIDGET = """{"talks": [{"code": "PAPERS", "id": 1, "title": {"en": "Folding", "de": "Falten"},
 "speakers": ["AAA"], "track": 4, "room": 2, "start": "2027-06-14T10:00:00+02:00",
 "end": "2027-06-14T10:45:00+02:00"}, {"id": 8, "title": "Break", "room": 2, "start": "2027-06-14T10:45:00+02:00",
 "end": "2027-06-14T11:00:00+02:00"}], "rooms": [{"id": 2, "name": {"en": "Blue"}}],
 "tracks": [{"id": 4, "name": {"en": "Craft"}}], "speakers": [{"code": "AAA", "name": "GivenA01 FamilyA01"}],
 "timezone": "Europe/Oslo", "version": "0.3"}"""

PRETALX_API = """{"count": 3, "next": null, "previous": null, "results": [
 {"code": "PAPERS", "state": "confirmed", "title": "Folding", "submission_type": {"en": "Talk"}, "track": 4,
  "content_locale": "en", "duration": 45, "speakers": [{"code": "AAA", "name": "Ada", "email": "a01@guests.example"}],
  "slots": [{"room": {"name": {"en": "Blue"}}, "start": "2027-06-14T10:00:00+02:00", "end": null}]},
 {"code": "OTHERS", "state": "accepted", "title": "Glue", "speakers": [], "slot": {"room": {"en": "Green"},
  "start": "2027-06-14T12:00:00+02:00", "end": "2027-06-14T13:00:00+02:00"}},
 {"code": "NEVERS", "state": "rejected", "title": "Never", "speakers": []}]}"""

OUTLOOK = (
    '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business Phone",'
    '"Mobile Phone","Birthday","E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address","Gender",'
    '"Notes","Priority","Private","Sensitivity","Web Page"\r\n'
    '"Dr.","Ada","Lov","Prøvesen","","House of Card","Folding","Tester","+47 555 01","+47 555 02","0/0/00",'
    '"ada@paper.example","SMTP","Ada","ada@home.example","Unspecified","Likes tea","Normal","False","Normal",""\r\n'
)

INDICO = (
    "ID,Name,Title,First Name,Last Name,Email Address,Affiliation,Position,Registration date,Registration state\r\n"
    "1,Ada Prøvesen,Dr,Ada,Prøvesen,ada@paper.example,House of Card,Tester,2027-01-02 10:00,Completed\r\n"
    "2,Bo Testesen,,Bo,Testesen,bo@paper.example,House of Felt,,2027-01-03 10:00,Withdrawn\r\n"
)

PRETIX = (
    '"Order code","Position ID","Status","Email","Order date","Product","Price","Attendee name",'
    '"Attendee name: Given name","Attendee name: Family name","Attendee email","Company","Voucher"\r\n'
    '"ABC12","1","paid","pay@paper.example","2027-01-02","Ticket","0.00","Ada Prøvesen","Ada","Prøvesen",'
    '"ada@paper.example","House of Card",""\r\n'
    '"ABC12","2","canceled","pay@paper.example","2027-01-02","Ticket","0.00","Bo Testesen","Bo","Testesen",'
    '"","House of Card",""\r\n'
)

# The headings are those that the programs write (Outlook in three more languages, pretix 2026.8, Indico), cut short
# where many of a kind stand in a row; the people are invented.
OUTLOOK_NB = (
    '"Tittel","Fornavn","Mellomnavn","Etternavn","Suffiks","Firma","Avdeling","Stilling","Adresse, arb.: Gate/vei",'
    '"Telefon, arb.","Telefon, priv.","Mobiltelefon","Hovedtelefon","E-postadresse","E-posttype",'
    '"Visningsnavn for e-post","E-postadresse 2","E-posttype 2","Visningsnavn for e-post 2","Fødselsdag","Følsomhet",'
    '"Kjønn","Notater","Prioritet","Privat","Språk"\r\n'
    '"Dr.","Ada","Lov","Prøvesen","","Papirhuset","","Tester","","+47 555 01","","+47 555 02","","ada@paper.example",'
    '"SMTP","Ada","ada@home.example","SMTP","Ada","0.0.00","Normal","Ikke angitt","","Normal","Usann","nb"\r\n'
)

OUTLOOK_DE = (
    '"Anrede","Vorname","Weitere Vornamen","Nachname","Suffix","Firma","Abteilung","Position","Telefon geschäftlich",'
    '"Telefon (privat)","Mobiltelefon","E-Mail-Adresse","E-Mail-Typ","E-Mail: Angezeigter Name","E-Mail 2: Adresse",'
    '"E-Mail 2: Typ","E-Mail 2: Angezeigter Name","Geburtstag","Geschlecht","Notizen","Priorität","Privat","Sprache",'
    '"Vertraulichkeit"\r\n'
    '"Dr.","Ada","Lov","Prøvesen","","Papirhuset","","Tester","+47 555 01","","+47 555 02","ada@paper.example","SMTP",'
    '"Ada","ada@home.example","SMTP","Ada","0.0.00","Keine Angabe","","Normal","Aus","nb","Normal"\r\n'
)

OUTLOOK_FR = (
    '"Titre","Prénom","Deuxième prénom","Nom","Suffixe","Société","Service","Titre","Téléphone (bureau)",'
    '"Téléphone (domicile)","Tél. mobile","Adresse de messagerie","Type de messagerie",'
    '"Nom complet de l\'adresse de messagerie","Adresse de messagerie 2","Anniversaire","Critère de diffusion",'
    '"Langue","Notes","Priorité","Privé","Sexe"\r\n'
    '"Dr.","Ada","Lov","Prøvesen","","Papirhuset","","Tester","+47 555 01","","+47 555 02","ada@paper.example","SMTP",'
    '"Ada","ada@home.example","0/0/00","Normale","nb","","Normale","Faux","Non spécifié"\r\n'
)

PRETIX_2026 = (
    '"Event slug","Event name","Order code","Position ID","Status","Email","Phone number","Order date","Order time",'
    '"Product","Product ID","Variation","Variation ID","Price","Tax rate","Tax rule","Tax value","Attendee name",'
    '"Attendee name: Given name","Attendee name: Family name","Attendee email","Attendee company","Voucher",'
    '"Pseudonymization ID","Ticket secret","Order comment","Diet","Invoice address company","Invoice address name",'
    '"Sales channel","Order locale","Email address verified","Payment providers"\r\n'
    '"of27","Forum","ABC12","1","pending (confirmed)","pay@paper.example","+47 555 03","2027-01-02","10:00:00","Guest",'
    '"7","","","0.00","0.00","","0.00","Ada Prøvesen","Ada","Prøvesen","ada@paper.example","Papirhuset","","XYZ",'
    '"secret","","Vegan","The Payer Ltd","Pay Er","Web","en","Yes","Bank"\r\n'
)

PRETIX_DE = (
    '"Bestellnummer";"Position";"Status";"E-Mail";"Produkt";"Preis";"Name Teilnehmer*in";"Name Teilnehmer*in: Vorname";'
    '"Name Teilnehmer*in: Nachname";"E-Mail Teilnehmer*in";"Teilnehmer*innen-Firma"\r\n'
    '"ABC12";"1";"Freigabe ausstehend";"pay@paper.example";"Gast";"0,00";"Ada Prøvesen";"Ada";"Prøvesen";'
    '"ada@paper.example";"Papirhuset"\r\n'
)

PRETIX_CHECK_IN = (
    '"Order code","Attendee name","Attendee name: Given name","Attendee name: Family name","Product","Price",'
    '"Checked in","Checked out","Automatically checked in","Paid","Email","Phone number","Company","Voucher code",'
    '"Order date","Order time","Requires special attention","Comment"\r\n'
    '"ABC12","Ada Prøvesen","Ada","Prøvesen","Guest","0.00","","","No","Yes","ada@paper.example","","Papirhuset","",'
    '"2027-01-02","10:00:00","No",""\r\n'
    '"ABC12","Bo Testesen","Bo","Testesen","Guest","0.00","","","No","No","bo@paper.example","","Papirhuset","",'
    '"2027-01-02","10:00:00","No",""\r\n'
)

INDICO_DEFAULT = (
    "ID,Name,Title,Email Address,Affiliation,Registration date,Registration state,Tags\r\n"
    "1,Ada Prøvesen,Dr,ada@paper.example,House of Card,2027-01-02 10:00:00+01:00,Awaiting payment,Speaker; VIP\r\n"
)

HUB_JSON = """{"$schema": "../schema2.json", "schedule": {"version": "2027-06-01", "conference": {"acronym": "of27",
 "title": "Test Forum 2027", "time_zone_name": "Europe/Oslo", "days": [{"index": 1, "date": "2027-06-14"}]}, "events": [
 {"type": "Talk 30 min + 10min Q&A", "guid": "5b2e0a6c-0001", "code": "PAPERS", "start": "2027-06-14T10:00:00+02:00",
 "end": "2027-06-14T10:45:00+02:00", "room": {"name": "Blue", "slug": "blue"}, "title": "Folding", "subtitle": null,
 "language": "en", "track": {"slug": "craft"}, "abstract": "What <em>paper</em> does &amp; why<br>we fold",
 "description": "<p>One.</p> <p>Two.</p>", "participants": [{"name": "GivenA01 FamilyA01", "role": "SPEAKER"}]}]}}"""
