//! Addresses: made absolute, made comparable, made fit to be shown.

/// Parameters that say where a reader came from, never what he reads.
const TRACKING: [&str; 16] = [
    "at_medium",
    "at_campaign",
    "at_custom1",
    "at_format",
    "cmp",
    "ito",
    "fbclid",
    "gclid",
    "mc_cid",
    "mc_eid",
    "ref",
    "referrer",
    "source",
    "src",
    "smid",
    "taid",
];

/// Parameters whose values may be shown: they choose a page and open nothing.
const HARMLESS: [&str; 12] =
    ["q", "hl", "gl", "ceid", "service", "format", "type", "lang", "cat", "page", "p", "feed_id"];

/// Words that may stand as the value of `WordPress`' `?feed=`; elsewhere that is a secret.
const FEED_FORMS: [&str; 5] = ["rss", "rss2", "atom", "rdf", "json"];

/// An address of the web as it stands, or joined with the address of the page that names it.
///
/// Nothing but `http` and `https` is an address here.
pub fn resolve(text: &str, base: Option<&str>) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    if let Some((scheme, rest)) = text.split_once("://")
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    {
        let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        return (web && !host.is_empty()).then(|| format!("{}://{rest}", scheme.to_ascii_lowercase()));
    }
    let (scheme, rest) = base?.split_once("://")?;
    if let Some(rest) = text.strip_prefix("//") {
        return (!rest.is_empty()).then(|| format!("{scheme}://{rest}"));
    }
    // "mailto:", "javascript:", "urn:"
    let before_path = text.split(['/', '?', '#']).next().unwrap_or("");
    if before_path.contains(':') {
        return None;
    }
    let path_at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(path_at);
    let path = path.split(['?', '#']).next().unwrap_or("");
    let joined = match text.chars().next() {
        Some('/') => return Some(format!("{scheme}://{host}{text}")),
        Some('?') => format!("{path}{text}"),
        Some('#') => return None,
        _ => format!("{}/{text}", path.rsplit_once('/').map_or("", |(folder, _)| folder)),
    };
    Some(format!("{scheme}://{host}{joined}"))
}

/// What two addresses of one page have in common: no scheme, no `www.`, no tracking, no fragment,
/// no final slash, parameters in order.
pub fn comparable(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or("");
    let (page, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = page.split_at(page.find('/').unwrap_or(page.len()));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(&host);
    let mut kept: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !is_tracking(part)).collect();
    kept.sort_unstable();
    let path = path.trim_end_matches('/');
    if kept.is_empty() { format!("{host}{path}") } else { format!("{host}{path}?{}", kept.join("&")) }
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or("").to_ascii_lowercase();
    name.starts_with("utm_") || name.starts_with("ns_") || TRACKING.contains(&name.as_str())
}

/// An address as it may be shown, logged and exported: whatever may open something is `…`.
///
/// Names and passwords before the host, values of parameters that are not known to be harmless,
/// and parts of the path that look like keys are left out.
pub fn masked(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else {
        return "…".to_owned();
    };
    let rest = rest.split('#').next().unwrap_or("");
    let (page, query) = rest.split_once('?').map_or((rest, None), |(page, query)| (page, Some(query)));
    let (host, path) = page.split_at(page.find('/').unwrap_or(page.len()));
    let host = host.rsplit_once('@').map_or_else(|| host.to_owned(), |(_, host)| format!("…@{host}"));
    let path: Vec<&str> = path.split('/').map(|part| if is_key(part) { "…" } else { part }).collect();
    let mut shown = format!("{scheme}://{host}{}", path.join("/"));
    for (number, parameter) in query.into_iter().flat_map(|query| query.split('&')).enumerate() {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        shown.push(if number == 0 { '?' } else { '&' });
        let plain = name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
        shown.push_str(if plain && name.len() <= 16 { name } else { "…" });
        if parameter.contains('=') {
            shown.push('=');
            shown.push_str(if is_harmless(name, value) { value } else { "…" });
        }
    }
    crate::text::sanitise_to(&shown, 500).into_owned()
}

/// Whether something of an address is left out when it is shown.
pub fn holds_secret(address: &str) -> bool {
    let shown = masked(address);
    shown.contains('…') && !address.contains('…')
}

fn is_harmless(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    if name == "feed" {
        return FEED_FORMS.contains(&value);
    }
    value.is_empty() || HARMLESS.contains(&name.as_str()) && !is_key(value)
}

/// Whether a part looks like a key: long, without the dashes of a headline, letters and digits mixed.
fn is_key(part: &str) -> bool {
    let plain = part.trim_end_matches(".xml").trim_end_matches(".rss").trim_end_matches(".json");
    let mixed = plain.bytes().any(|b| b.is_ascii_digit()) && plain.bytes().any(|b| b.is_ascii_alphabetic());
    let words = plain.split(['-', '_', '+', '%']).map(str::len).max().unwrap_or(0);
    plain.len() >= 20 && mixed && words >= 12
}

/// The host of an address, without its port: feeds of one host wait for each other.
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    host.rsplit_once('@').map_or(host, |(_, host)| host)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_are_made_absolute() {
        let base = Some("https://example.org/a/feed.xml?x=1");
        for (text, absolute) in [
            ("HTTPS://other.org/x", Some("https://other.org/x")),
            ("//other.org/x", Some("https://other.org/x")),
            ("/news/1?b=2", Some("https://example.org/news/1?b=2")),
            ("news/1", Some("https://example.org/a/news/1")),
            ("?p=12", Some("https://example.org/a/feed.xml?p=12")),
            ("javascript:alert(1)", None),
            ("ftp://example.org/x", None),
            ("https://", None),
            ("tag:example.org,2026:1", None),
            ("two words", None),
            ("", None),
        ] {
            assert_eq!(resolve(text, base).as_deref(), absolute, "{text}");
        }
        assert_eq!(resolve("/x", None), None);
    }

    #[test]
    fn one_page_is_one_address() {
        for (a, b) in [
            ("https://www.bbc.co.uk/sport/1?at_medium=RSS&at_campaign=rss", "http://bbc.co.uk/sport/1/"),
            ("https://example.org/?p=1&utm_source=x#top", "https://example.org?p=1"),
            ("https://example.org/a?b=2&a=1", "https://EXAMPLE.org/a?a=1&b=2"),
        ] {
            assert_eq!(comparable(a), comparable(b));
        }
        assert_ne!(comparable("https://example.org/?p=1"), comparable("https://example.org/?p=2"));
        assert_ne!(comparable("https://example.org/A"), comparable("https://example.org/a"));
    }

    #[test]
    fn secrets_are_never_shown() {
        for (address, shown) in [
            (
                "https://www.reddit.com/r/soccer/.rss?feed=a1b2&user=me",
                "https://www.reddit.com/r/soccer/.rss?feed=…&user=…",
            ),
            ("https://me:pass@example.org/feed", "https://…@example.org/feed"),
            ("https://example.org/private/0a1b2c3d4e5f60718293a4b5/rss.xml", "https://example.org/private/…/rss.xml"),
            ("https://example.org/?feed=rss2", "https://example.org/?feed=rss2"),
            ("https://example.org/?key", "https://example.org/?key"),
            ("https://example.org/?service=rss&token=xyz#frag", "https://example.org/?service=rss&token=…"),
            (
                "https://example.org/2026/03/11/konate-talks-go-on-as-madrid-wait-for-summer",
                "https://example.org/2026/03/11/konate-talks-go-on-as-madrid-wait-for-summer",
            ),
        ] {
            assert_eq!(masked(address), shown);
            assert_eq!(holds_secret(address), shown.contains('…'));
        }
    }

    proptest! {
        #[test]
        fn no_address_makes_it_stumble(address in any::<String>(), base in "(https?://)?[a-z./?#&=é]{0,20}") {
            let _ = (resolve(&address, Some(&base)), comparable(&address), masked(&address), host(&address));
        }

        #[test]
        fn a_token_never_comes_through(token in "[A-Za-z0-9]{8,40}", name in "(token|feed|user|key|auth|x)") {
            let shown = masked(&format!("https://example.org/.rss?{name}={token}"));
            prop_assert!(!shown.contains(&token), "{}", shown);
        }
    }
}
