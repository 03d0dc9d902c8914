//! A mail message becomes a source: its headers decoded, its HTML or plain part found and decoded.
//!
//! The subject, the sender and the date stand as the first lines of a plain message, as they do on a printed one.

use super::Source;
use super::decode::decode;

/// Parts inside parts that are still looked into.
const DEPTH: usize = 8;

/// The source of a message: its HTML part where it has one, else its plain text.
pub fn read(bytes: &[u8]) -> Source {
    let (headers, _) = split(bytes);
    match best_part(bytes, DEPTH) {
        Some(Part { html: true, text }) => Source::from_html(&text),
        Some(Part { text, .. }) => Source::from_text(head(&headers) + &text),
        None => Source::from_text(String::from_utf8_lossy(bytes)),
    }
}

/// Subject, sender and date, one a line.
fn head(headers: &Headers) -> String {
    let mut lines = String::new();
    let subject = headers.get("subject").map(words);
    let sender = headers.get("from").map(|f| format!("By {}", words(f)));
    for line in [subject, sender, headers.get("date").map(|d| d.to_owned())].into_iter().flatten() {
        lines.push_str(line.trim());
        lines.push('\n');
    }
    lines.push('\n');
    lines
}

struct Part {
    html: bool,
    text: String,
}

/// The first HTML part, or the first plain one.
fn best_part(bytes: &[u8], depth: usize) -> Option<Part> {
    let (headers, body) = split(bytes);
    let kind = headers.get("content-type").unwrap_or("text/plain");
    let lower = kind.to_ascii_lowercase();
    if lower.starts_with("multipart/") {
        let boundary = parameter(kind, "boundary")?;
        let depth = depth.checked_sub(1)?;
        let mut plain = None;
        for part in parts(body, &boundary) {
            match best_part(part, depth) {
                Some(found) if found.html => return Some(found),
                found => plain = plain.or(found),
            }
        }
        return plain;
    }
    let html = lower.starts_with("text/html");
    if !html && !lower.starts_with("text/plain") {
        return None;
    }
    let raw = match headers.get("content-transfer-encoding").map(|e| e.trim().to_ascii_lowercase()).as_deref() {
        Some("quoted-printable") => quoted_printable(body, false),
        Some("base64") => base64(body),
        _ => body.to_vec(),
    };
    let text = decode(&raw, parameter(kind, "charset").as_deref()).text;
    Some(Part { html, text })
}

/// Header lines as (name, value), names in lower case, folded lines joined.
struct Headers(Vec<(String, String)>);

impl Headers {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// The headers and the body, parted by the first empty line.
fn split(bytes: &[u8]) -> (Headers, &[u8]) {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut rest = bytes;
    while let Some(line) = rest.split_inclusive(|&b| b == b'\n').next() {
        rest = rest.get(line.len()..).unwrap_or(&[]);
        let line = String::from_utf8_lossy(line);
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = headers.last_mut() {
                value.push(' ');
                value.push_str(line.trim_start());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    (Headers(headers), rest)
}

/// A parameter of a header ("charset", "boundary").
fn parameter(header: &str, name: &str) -> Option<String> {
    header.split(';').skip(1).find_map(|piece| {
        let (key, value) = piece.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// The parts between lines that begin with `--boundary`.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Vec<&'b [u8]> {
    let mark = format!("--{boundary}");
    let (mut found, mut start, mut at) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|&b| b == b'\n') {
        if line.starts_with(mark.as_bytes()) {
            found.extend(start.and_then(|s| body.get(s..at)));
            start = Some(at + line.len());
        }
        at += line.len();
    }
    found.extend(start.and_then(|s| body.get(s..)));
    found
}

/// `=C3=A9` becomes its byte, `=` at a line's end joins it with the next. In headers `_` is a space.
fn quoted_printable(bytes: &[u8], header: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return out,
            [b'=', b'\r', b'\n', rest @ ..] | [b'=', b'\n', rest @ ..] => rest,
            [b'=', high, low, after @ ..] => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high * 16 + low);
                    after
                }
                _ => {
                    out.push(b'=');
                    rest.get(1..).unwrap_or(&[])
                }
            },
            [byte, rest @ ..] => {
                out.push(if header && *byte == b'_' { b' ' } else { *byte });
                rest
            }
        }
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

/// Base64 of either alphabet; what is no digit of it is passed over.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0u8);
    for &byte in bytes {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xFF) as u8);
        }
    }
    out
}

/// A header's words: `=?utf-8?Q?Caf=C3=A9?=` decoded.
fn words(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("=?") {
        let mut fields = after.splitn(4, '?');
        let (charset, how, coded, tail) = (fields.next(), fields.next(), fields.next(), fields.next());
        let (Some(charset), Some(how), Some(coded), Some(tail)) = (charset, how, coded, tail.and_then(|t| t.strip_prefix('=')))
        else {
            break;
        };
        // White space between two encoded words is not shown.
        if !before.trim().is_empty() || out.is_empty() {
            out.push_str(before);
        }
        let raw = if how.eq_ignore_ascii_case("b") { base64(coded.as_bytes()) } else { quoted_printable(coded.as_bytes(), true) };
        out.push_str(&decode(&raw, Some(charset)).text);
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_message_keeps_subject_sender_and_date() {
        let source = read(
            b"Received: by mx\r\nFrom: =?utf-8?Q?Zo=C3=AB_Arl?= <zoe@post.example>\r\nSubject: Port\r\n to close\r\nDate: Tue, 9 Sep 2031 09:25:00 +0100\r\n\
              Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 =\r\nowner said so.\r\n",
        );
        assert_eq!(
            source.text(),
            "Port to close\nBy Zoë Arl <zoe@post.example>\nTue, 9 Sep 2031 09:25:00 +0100\n\nThe café owner said so.\r\n"
        );
    }

    #[test]
    fn the_html_part_is_taken_where_there_is_one() {
        let source = read(
            b"MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"b1\"\n\n--b1\nContent-Type: text/plain\n\nplain\n--b1\n\
              Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+VGhlIHBvcnQgY2xvc2VkLjwvcD4=\n--b1--\n",
        );
        assert!(source.html().is_some());
        assert!(source.text().contains("The port closed."));
    }

    #[test]
    fn broken_messages_still_give_their_words() {
        let source = read(b"Content-Type: multipart/mixed; boundary=x\n\nno parts at all");
        assert!(source.text().contains("no parts at all"));
        assert_eq!(words("=?utf-8?Q?open"), "=?utf-8?Q?open");
        assert_eq!(quoted_printable(b"a=", false), b"a=");
    }
}
