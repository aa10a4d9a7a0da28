import plistlib
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
MAC = ROOT / "packaging" / "macos"
FILE_TYPE = "application/vnd.merchant-roi+json"


def read(name):
    return plistlib.loads((MAC / name).read_bytes())


def test_one_file_type_is_declared_and_opened():
    told = read("Info.plist")
    (opened,) = told["CFBundleDocumentTypes"]
    (declared,) = told["UTExportedTypeDeclarations"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"] == {"public.filename-extension": ["roi"], "public.mime-type": [FILE_TYPE]}
    assert opened["CFBundleTypeIconFile"] == declared["UTTypeIconFile"] == "document.icns"


def test_it_speaks_the_languages_of_the_app():
    languages = {path.name for path in (ROOT / "assets" / "texts").iterdir()}
    assert set(read("Info.plist")["CFBundleLocalizations"]) == languages


def test_it_is_one_app_with_the_others():
    assert read("Info.plist")["CFBundleIdentifier"] == "merchant-roi"
    assert set(read("entitlements.plist")) == {"com.apple.security.cs.allow-unsigned-executable-memory"}


def test_an_icon_is_read_back_as_it_was_written(packaging):
    icons = packaging("release.icons")
    pictures = {size: f"picture of {size}".encode() for size in (16, 32, 64, 128, 256, 512, 1024)}
    data = icons.icns(pictures)
    kind, length = struct.unpack_from(">4sI", data)
    assert (kind, length) == (b"icns", len(data))
    place, found = 8, {}
    while place < len(data):
        kind, length = struct.unpack_from(">4sI", data, place)
        found[kind] = data[place + 8 : place + length]
        place += length
    assert place == len(data)
    assert found[b"icp4"] == pictures[16]
    assert found[b"ic11"] == pictures[32], "twice 16"
    assert found[b"ic10"] == pictures[1024]


def test_the_recipe_for_the_bundle_compiles_and_has_a_branch_for_the_mac():
    recipe = (ROOT / "packaging" / "bundle" / "merchant-roi.spec").read_text(encoding="utf-8")
    compile(recipe, "merchant-roi.spec", "exec")
    assert "BUNDLE(" in recipe
    assert "Info.plist" in recipe


def test_without_keys_nothing_is_sent_anywhere(packaging, tmp_path):
    macos = packaging("release.macos")
    steps = macos.commands({}, tmp_path / "x.dmg")
    assert [step[0] for step in steps] == ["codesign", "codesign", "ditto", "hdiutil"]
    assert steps[0][steps[0].index("--sign") + 1] == "-"
    assert "--timestamp" not in steps[0]


def test_with_keys_it_is_signed_then_packed_then_notarised(packaging, tmp_path):
    macos = packaging("release.macos")
    keys = {macos.IDENTITY: "Developer ID Application: X", macos.PROFILE: "x"}
    steps = [" ".join(step[:2]) for step in macos.commands(keys, tmp_path / "x.dmg")]
    assert steps[-3:] == ["xcrun notarytool", "xcrun stapler", "spctl --assess"]
    assert steps.index("ditto " + str(macos.APP)) > steps.index("codesign --force")


def test_elsewhere_it_says_that_it_is_made_on_a_mac(packaging, monkeypatch):
    macos = packaging("release.macos")
    monkeypatch.setattr(macos.sys, "platform", "linux")
    assert "macOS" in macos.why_not()


def test_the_icons_are_drawings_that_any_size_can_be_made_of(packaging):
    icons = packaging("release.icons")
    for drawing in (icons.APP, icons.DOCUMENT):
        assert ET.parse(drawing).getroot().get("viewBox") == "0 0 64 64"
