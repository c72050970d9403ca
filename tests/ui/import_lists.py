"""Lists to import in tests and pictures, made for the forum of `house`: nobody in them is anybody."""

from pathlib import Path

HEADER = (
    "Ref;Fornavn;Etternavn;Navn;Navn (originalskrift);Fødselsdato;E-post;Telefon;Organisasjon;Kategori;Status;"
    "Arrangement;Ankomst;Kost;Alias;Skostørrelse"
)
ROWS = (
    "N01;Khin Myar;Aye;;ဒေါ်ခင်မြအေး;03/04/1968;p03@nowhere.example|k.aye@hsdg.example;+95 9 555 0142;"
    "Hill States Dialogue Group;Civil society;Confirmed;OF27;;Vegetarian;;38",
    "N02;Ngozi;Adeyemi;;;;n.adeyemi@lake.example;;Sea Institute;Civil society;Invited;OF27;27.10.2030 02:15;;;",
    "N03;Hassan;Verborgen;;;;;;Gulf Mediation Centre;Party;Invited;OF27;;;;",
    "N04;;;Ola Nordmann;;;ola@nowhere.example;;Fjordline Institute;Expert;Invited;OF27;;;;",
    "N05;Amina;al-Harthi;;أمينة الحارثي;;amina@other.example;;Gulf Mediation Centre;Mediator;Tentative;OF27;;;;",
    "N06;Annegret Mathilde;von der Rüdesheim-Oberammergau zu Donaudampfschifffahrtsgesellschaft;;;;no address;;"
    "Gesellschaft für vertrauensbildende Maßnahmen und Konfliktnachsorge;Expert;Invited;OF27;;;;",
    "N07;;;;;;nobody@nowhere.example;;;Expert;Invited;OF27;;;;",
    "N08;Tuva;Fiktiv;;;31.12.1980;tuva@nowhere.example;;Fjordline Institute;Wizard;Invited;OF27;kl. 99;;;",
)


def people_list(folder: Path, name: str = "losby-v3.csv") -> Path:
    path = folder / name
    path.write_text("\n".join((HEADER, *ROWS, "")), encoding="utf-8")
    return path
