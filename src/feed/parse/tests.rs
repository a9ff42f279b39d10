//! Feeds as they come: sound, odd, broken and hostile. All of it is written here.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

const BASE: Hint<'static> = Hint { charset: None, base: Some("https://example.org/feed/") };

fn read(text: &str) -> Parsed {
    parse(text.as_bytes(), &BASE).unwrap_or_else(|refusal| panic!("{refusal}: {text}"))
}

fn rss(items: &str) -> Parsed {
    read(&format!("<rss version=\"2.0\"><channel><title>Example</title>{items}</channel></rss>"))
}

fn one(item: &str) -> Item {
    let mut parsed = rss(&format!("<item>{item}</item>"));
    assert_eq!(parsed.items.len(), 1, "{item}: {:?}", parsed.notes);
    parsed.items.remove(0)
}

#[test]
fn rss_with_cdata_tracking_links_and_fragments_in_its_guids() {
    let item = one("<title><![CDATA[City & United agree £50m-plus deal]]></title>\
         <description><![CDATA[A deal worth <b>more</b> than £50m.]]></description>\
         <link>https://www.example.org/articles/c98?at_medium=RSS&amp;at_campaign=rss</link>\
         <guid isPermaLink=\"false\">https://www.example.org/articles/c98#0</guid>\
         <pubDate>Wed, 19 Aug 2026 13:55:18 GMT</pubDate>\
         <media:thumbnail url=\"https://i.example.org/x.jpg\"/>");
    assert_eq!(item.title, "City & United agree £50m-plus deal");
    assert_eq!(item.summary, "A deal worth more than £50m.");
    assert_eq!(item.link.as_deref(), Some("https://www.example.org/articles/c98?at_medium=RSS&at_campaign=rss"));
    assert_eq!(item.guid.as_deref(), Some("https://www.example.org/articles/c98#0"));
    assert_eq!(item.published.unwrap().day.to_string(), "2026-08-19");
    assert_eq!(item.kind, ItemKind::Article);
}

#[test]
fn wordpress_signs_and_the_signature_goes() {
    let parsed = read(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\
         ><channel><title>Fan Site</title><item><title>Konat&#233; talks &#8216;ongoing&#8217;</title>\
         <dc:creator><![CDATA[A. Writer]]></dc:creator><category><![CDATA[Transfer News]]></category>\
         <guid isPermaLink=\"false\">https://example.org/?p=123456</guid>\
         <description><![CDATA[<p>One paragraph [&#8230;]</p><p>The post <a href=\"https://example.org/1\">Konat&#233; talks</a> \
         appeared first on <a href=\"https://example.org\">Fan Site</a>.</p>]]></description>\
         <content:encoded><![CDATA[<p>First of the article.</p><p>Second of it.</p><p>The post X appeared first on Y.</p>]]>\
         </content:encoded></item></channel></rss>",
    );
    let item = &parsed.items[0];
    assert_eq!(parsed.title.as_deref(), Some("Fan Site"));
    assert_eq!(item.title, "Konaté talks ‘ongoing’");
    assert_eq!(item.summary, "One paragraph");
    assert_eq!(item.body.as_deref(), Some("First of the article.\nSecond of it."));
    assert_eq!(item.author.as_deref(), Some("A. Writer"));
    assert_eq!(item.link, None, "a guid that is no permalink is no link");
}

#[test]
fn escaped_html_double_escapes_and_bare_ampersands() {
    let item = one("<title>Brighton & Hove &amp;amp; Albion&nbsp;&eacute;</title>\
         <description>&lt;p&gt;Another left-back&lt;/p&gt; &lt;a href=\"https://example.org/x\"&gt;Continue reading...&lt;/a&gt;\
         </description><pubDate>never</pubDate><dc:date>2026-08-20T07:00:46Z</dc:date>");
    assert_eq!(item.title, "Brighton & Hove & Albion é");
    assert_eq!(item.summary, "Another left-back");
    assert_eq!(item.published.unwrap().day.to_string(), "2026-08-20");
}

#[test]
fn atom_with_relative_links_xhtml_and_authors() {
    let parsed = read(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://example.org/blog/\"><title type=\"text\">Blog</title>\
         <author><name>Feed's own</name></author><entry><id>tag:example.org,2026:7</id><title type=\"html\">Talks &lt;b&gt;on&lt;/b&gt;</title>\
         <link rel=\"self\" href=\"https://example.org/7.atom\"/><link rel=\"alternate\" href=\"7.html\"/>\
         <author><name>B. Writer</name><uri>https://example.org/b</uri></author>\
         <published>2026-03-11T23:30:00+01:00</published><updated>2026-03-12T10:00:00Z</updated>\
         <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>One</p><p>Two &amp; three</p></div></content>\
         <category term=\"x\" label=\"Real Madrid\"/></entry></feed>",
    );
    let item = &parsed.items[0];
    assert_eq!((parsed.form, parsed.title.as_deref()), (Form::Atom, Some("Blog")));
    assert_eq!(item.link.as_deref(), Some("https://example.org/blog/7.html"));
    assert_eq!((item.title.as_str(), item.summary.as_str()), ("Talks on", "One\nTwo & three"));
    assert_eq!((item.author.as_deref(), item.guid.as_deref()), (Some("B. Writer"), Some("tag:example.org,2026:7")));
    assert_eq!(item.published.unwrap().day.to_string(), "2026-03-11", "the publisher's own day");
    assert_eq!(item.categories, ["Real Madrid"]);
}

#[test]
fn atom_written_with_prefixes_and_without_dates() {
    let parsed = read(
        "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>P</a:title><a:entry><a:title>T</a:title>\
         <a:link href=\"/x\"/><a:summary>S</a:summary></a:entry></a:feed>",
    );
    assert_eq!(parsed.items[0].link.as_deref(), Some("https://example.org/x"));
    assert_eq!((parsed.items[0].guid.as_deref(), parsed.items[0].published), (None, None));
}

#[test]
fn rdf_is_read_with_its_about_as_identity() {
    let parsed = read(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"https://example.org/\"><title>News</title>\
         <items><rdf:Seq><rdf:li rdf:resource=\"https://example.org/1\"/></rdf:Seq></items></channel>\
         <item rdf:about=\"https://example.org/1\"><title>One</title><link>https://example.org/1</link>\
         <dc:date>2025-01-03T10:14:24+01:00</dc:date></item></rdf:RDF>",
    );
    assert_eq!((parsed.form, parsed.items.len()), (Form::Rdf, 1));
    assert_eq!(parsed.items[0].guid.as_deref(), Some("https://example.org/1"));
    assert_eq!(parsed.items[0].published.unwrap().day.to_string(), "2025-01-03");
}

#[test]
fn json_feed_with_one_broken_item() {
    let parsed = read(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"J\", \"items\": [\n\
         {\"id\": 7, \"url\": \"/7\", \"title\": \"T\", \"content_html\": \"<p>A</p>\", \"date_published\": \"2026-03-11T09:00:00Z\", \
         \"authors\": [{\"name\": \"N\"}], \"tags\": [\"x\"]},\n{\"id\": {}, \"title\": 3}]}",
    );
    assert_eq!((parsed.form, parsed.items.len()), (Form::Json, 1));
    let item = &parsed.items[0];
    assert_eq!((item.guid.as_deref(), item.link.as_deref()), (Some("7"), Some("https://example.org/7")));
    assert_eq!((item.summary.as_str(), item.author.as_deref()), ("A", Some("N")));
    assert!(parsed.notes[0].line == 3 && parsed.notes[0].what.starts_with("item 2: "), "{:?}", parsed.notes);
}

#[test]
fn zones_and_times_inside_dates() {
    for (date, day) in [
        ("Fri, 17 May 2019 00:30:00 BST", "2019-05-17"),
        ("<time datetime=\"2019-05-03T19:21:28Z\">Fri, 05/03/2019 - 15:21</time>", "2019-05-03"),
        ("\n   Wed, 15 May 2019 20:48:02 +0000\n  ", "2019-05-15"),
    ] {
        let item = one(&format!("<title>T</title><pubDate>{date}</pubDate>"));
        assert_eq!(item.published.unwrap().day.to_string(), day, "{date}");
    }
    let parsed = rss("<item><title>T</title><pubDate>30 Feb 2026 10:00 GMT</pubDate></item>");
    assert_eq!(parsed.items[0].published, None);
    assert_eq!(parsed.notes[0].what, "`30 Feb 2026 10:00 GMT` is no date that can be read");
}

#[test]
fn a_declaration_that_is_not_at_byte_0_and_words_before_it() {
    for before in
        ["\n\n  ", "\u{feff}\n", "Warning: something in line 3\n", "<!-- a comment --><?xml-stylesheet href='x'?>"]
    {
        let text =
            format!("{before}<?xml version=\"1.0\"?><rss><channel><item><title>T</title></item></channel></rss>");
        assert_eq!(read(&text).items.len(), 1, "{before:?}");
    }
}

#[test]
fn broken_markup_costs_no_items() {
    let parsed = rss("<item><title>One</title><description><em>a</EM> <p>b <br> c</description></item>\
         <item><title>Two<description>never closed</item>\
         <item><title>Three</title><link>https://example.org/3</link>\
         <item><title>Four & 5 < 6</title></item>");
    let titles: Vec<&str> = parsed.items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["One", "Twonever closed", "Three", "Four & 5 < 6"]);
    assert_eq!(parsed.items[0].summary, "a\nb\nc");
}

#[test]
fn a_feed_that_ends_in_mid_air_gives_what_came_before() {
    let whole = "<rss><channel>\n<item><title>One</title></item>\n<item><title>Two</title><description>half of";
    let parsed = read(whole);
    assert_eq!(parsed.items.len(), 2);
    assert_eq!(parsed.items[1].summary, "half of");
    assert_eq!(parsed.notes[0].line, 3);
    assert!(parsed.notes[0].what.contains("mid-air"));
}

#[test]
fn kinds_by_link_and_category() {
    for (item, kind) in [
        ("<link>https://example.org/sounds/play/p0</link>", ItemKind::Audio),
        ("<link>https://example.org/football/live/2026</link>", ItemKind::Live),
        ("<link>https://example.org/a</link><category>Video</category>", ItemKind::Video),
        ("<link>https://example.org/a</link><category>Liveblog</category>", ItemKind::Live),
        ("<link>https://example.org/news/liverpool</link>", ItemKind::Article),
    ] {
        assert_eq!(one(&format!("<title>T</title>{item}")).kind, kind, "{item}");
    }
}

#[test]
fn collections_name_their_outlets() {
    let item =
        one("<title>Talks go on - Example Post</title><source url=\"https://example.net\">Example Post</source>");
    assert_eq!((item.title.as_str(), item.outlet.as_deref()), ("Talks go on", Some("Example Post")));
}

#[test]
fn what_is_no_feed_is_refused_with_a_reason() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><rss><channel>\
                <item><title>&lol2;</title></item></channel></rss>";
    let external =
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&x;</title></channel></rss>";
    let deep = format!("<rss><channel>{}", "<a>".repeat(100_000));
    let deep_json = format!("{{\"version\": \"https://jsonfeed.org/version/1\", \"items\": {}", "[".repeat(100_000));
    for (text, reason) in [
        ("", "there is nothing in it"),
        (" \n ", "there is nothing in it"),
        ("<!doctype html><html><body>Not found</body></html>", "it is a web page, not a feed"),
        ("<html><head></head></html>", "it is a web page, not a feed"),
        (bomb, "it defines entities of its own, which no feed needs: refused"),
        (external, "it defines entities of its own, which no feed needs: refused"),
        (&deep, "line 1: elements stand more than 64 deep: refused"),
        ("{\"items\": [}", "line 1, column 12: it is broken JSON"),
        ("{\"a\": 1}", "it is no feed: it begins with JSON without `version` and `items` of a JSON Feed"),
        ("<opml version=\"1.0\"></opml>", "it is a list of feeds (OPML); `touchline feeds import` reads it"),
        ("just\x1b[31m words", "it is no feed: it begins with `just words`"),
        ("%PDF-1.4 \u{0}", "it is no feed: it begins with `%PDF-1.4`"),
    ] {
        let refusal = parse(text.as_bytes(), &BASE).unwrap_err();
        assert_eq!(refusal.to_string(), reason, "{}", text.get(..40).unwrap_or(text));
    }
    assert!(matches!(parse(deep_json.as_bytes(), &BASE), Err(Refusal::Json { .. })));
    assert_eq!(parse(&vec![b' '; LARGEST + 1], &BASE), Err(Refusal::Large));
}

#[test]
fn undefined_entities_stay_and_expand_to_nothing() {
    assert_eq!(one("<title>&lol; &lol; x</title>").title, "&lol; &lol; x");
}

#[test]
fn escape_sequences_never_come_through() {
    let item =
        one("<title>&#27;[31mRed\x1b]0;owned\x07 &#x202e;turned</title><description>a\u{9b}2Jb&#x9b;</description>\
         <dc:creator>\x1b[1mBold</dc:creator><guid>\x1b[5mblink</guid><category>&#7;bell</category>");
    for text in
        [&item.title, &item.summary, item.author.as_ref().unwrap(), item.guid.as_ref().unwrap(), &item.categories[0]]
    {
        assert!(!text.chars().any(|c| c.is_control() || crate::text::is_invisible(c)), "{text:?}");
    }
}

#[test]
fn endless_fields_are_cut_and_many_items_bounded() {
    let item = one(&format!(
        "<title>{}</title><description>{}</description>",
        "long ".repeat(10_000),
        "word ".repeat(100_000)
    ));
    assert!(item.title.len() <= 500 && item.summary.len() <= 48 << 10);
    let mut many = String::new();
    for number in 0..6_000 {
        let _ = write!(many, "<item><title>Item {number}</title></item>");
    }
    let parsed = rss(&many);
    assert_eq!(parsed.items.len(), 5_000);
    assert!(parsed.notes[0].what.contains("more than 5000"));
}

#[test]
fn shapes_that_cost_quadratic_readers_their_time() {
    let started = std::time::Instant::now();
    for unit in [
        "<a ",
        "<!--",
        "<![CDATA[",
        "&",
        "<a x=\"",
        "<title>",
        "<script>",
        "&lt;script&gt;",
        "<item><description>",
        "</",
    ] {
        let text = format!("<rss><channel><item><title>T</title><description>{}", unit.repeat(1_000_000 / unit.len()));
        let _ = parse(text.as_bytes(), &BASE);
        let text = format!("<rss><channel>{}>", unit.repeat(1_000_000 / unit.len()));
        let _ = parse(text.as_bytes(), &BASE);
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn captures_of_real_feeds_where_they_lie() {
    let Some(corpus) = std::env::var_os("TOUCHLINE_CORPUS") else {
        eprintln!("skipped: TOUCHLINE_CORPUS does not say where captured feeds lie");
        return;
    };
    let folder = std::path::Path::new(&corpus).join("samples/feeds");
    let mut read = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let parsed = parse(&bytes, &BASE).unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()));
        let written = String::from_utf8_lossy(&bytes);
        let count =
            written.matches("<item>").count() + written.matches("<item ").count() + written.matches("<entry>").count();
        assert_eq!(parsed.items.len(), count, "{}: {:?}", path.display(), parsed.notes);
        for item in &parsed.items {
            assert!(!item.title.is_empty() && item.link.is_some(), "{}: {item:?}", path.display());
            assert!(item.published.is_some(), "{}: {item:?}", path.display());
            assert!(
                !item.text().contains("</") && !item.text().contains("&amp;"),
                "{}: {}",
                path.display(),
                item.text()
            );
        }
        read += 1;
    }
    assert!(read > 0, "no feeds in {}", folder.display());
}

/// Pieces of which feeds consist, sound and broken, to be shuffled.
const PIECES: &str = "(<rss>|<channel>|<item>|</item>|<title>|</title>|<description>|<!\\[CDATA\\[|\\]\\]>|<entry>|<feed xmlns='http://www.w3.org/2005/Atom'>|<link href='|'/>|<pubDate>|Wed, 11 Mar 2026|&amp;|&#|;|<|>|&lt;p&gt;|é|\u{1b}|\"|</channel>|<!DOCTYPE|<guid>|\\{|\\}|xmlns:a=|a:){0,60}";

proptest! {
    #[test]
    fn no_bytes_make_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse(&bytes, &BASE);
    }

    #[test]
    fn no_shuffled_feed_makes_it_stumble(text in PIECES) {
        if let Ok(parsed) = parse(text.as_bytes(), &BASE) {
            for item in &parsed.items {
                prop_assert!(!item.title.is_empty());
                prop_assert!(!item.title.chars().any(char::is_control));
                prop_assert!(!item.text().chars().any(|c| c.is_control() && c != '\n'));
            }
        }
    }

    #[test]
    fn a_cut_feed_keeps_the_items_before_the_cut(cut in 0usize..2_000) {
        let item = "<item><title>Talks & more</title><link>https://example.org/1</link><description><![CDATA[<p>x</p>]]></description></item>";
        let whole = format!("<rss version=\"2.0\"><channel>{}</channel></rss>", item.repeat(12));
        let cut = cut.min(whole.len());
        let complete = whole[..cut].matches("</item>").count();
        let read = parse(&whole.as_bytes()[..cut], &BASE).map_or(0, |parsed| parsed.items.len());
        prop_assert!(read >= complete);
    }
}
