// Bytes and pasted words become something the core can read, or a sentence that says why not and what to do.
// Pure functions; no document needed.

/** The most the core reads, in bytes. */
export const LIMIT = 10_000_000;

/** Encodings offered where a file is not UTF-8. Labels of the Encoding standard. */
export const ENCODINGS = [
  'utf-8', 'windows-1252', 'euc-kr', 'shift_jis', 'gb18030', 'big5', 'windows-1251', 'windows-1250', 'iso-8859-2', 'koi8-r', 'utf-16le', 'utf-16be',
];

const OPEN_AND_COPY = 'open it in its own program, select all, copy, and paste here';

/** File types known by their first bytes, with the sentence for each. */
const SIGNATURES = [
  ['%PDF-', 'a PDF'],
  ['{\\rtf', 'a rich text (RTF) file'],
  ['\xd0\xcf\x11\xe0', 'an old Office file'],
  ['PK\x03\x04', 'a Word or other packed file'],
  ['\x89PNG', 'an image'],
  ['\xff\xd8\xff', 'an image'],
  ['GIF8', 'an image'],
  ['BM', 'an image', (bytes) => bytes.length > 14 && bytes[6] === 0 && bytes[7] === 0],
  ['RIFF', 'an image, a sound or a film'],
  ['\0\0\0', 'an image or a film', (bytes) => latin(bytes, 4, 8) === 'ftyp'],
  ['ID3', 'a sound'],
  ['OggS', 'a sound'],
  ['\x1f\x8b', 'a packed file'],
  ['7z\xbc\xaf', 'a packed file'],
  ['Rar!', 'a packed file'],
  ['\x7fELF', 'a program'],
  ['MZ', 'a program', (bytes) => bytes.includes(0)],
];

const latin = (bytes, start, end) => String.fromCharCode(...bytes.subarray(start, end));

/** What a file that holds no text is, or null. */
export function binaryKind(bytes) {
  const head = latin(bytes, 0, 8);
  const hit = SIGNATURES.find(([start, , also]) => head.startsWith(start) && (!also || also(bytes)));
  if (hit) return hit[1];
  if (byteOrder(bytes) || wideOrder(bytes)) return null;
  const sample = bytes.subarray(0, 65536);
  let odd = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 27)) odd++;
  return odd > sample.length / 50 ? 'a binary file' : null;
}

/** The encoding a byte order mark names. */
function byteOrder(bytes) {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: nearly every second byte of Latin text is zero. */
function wideOrder(bytes) {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2]++;
  const half = sample.length / 2;
  if (zeros[1] > half * 0.7 && zeros[0] < half * 0.1) return 'utf-16le';
  if (zeros[0] > half * 0.7 && zeros[1] < half * 0.1) return 'utf-16be';
  return null;
}

/** The encoding an HTML file declares in its head. */
function declared(bytes) {
  const label = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(latin(bytes, 0, 2048))?.[1];
  try {
    return label ? new TextDecoder(label).encoding : null;
  } catch {
    return null;
  }
}

function strictly(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The letters an East Asian or Cyrillic text would be made of, for choosing among encodings that all decode. */
const LIKELY = [['euc-kr', /\p{Script=Hangul}/gu], ['shift_jis', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu], ['gb18030', /\p{Script=Han}/gu]];

/**
 * Decodes bytes: by byte order mark, as strict UTF-8, as the page declares, then by a named fallback.
 * Gives {text, encoding, sure}; `sure` is false where the encoding was guessed and the reader should be able to change it.
 */
export function decode(bytes, encoding = null) {
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), encoding, sure: true };
  const marked = byteOrder(bytes) ?? wideOrder(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked, sure: true };
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', sure: true };
  const named = declared(bytes);
  const byName = named && strictly(bytes, named);
  if (byName) return { text: byName, encoding: named, sure: true };
  let high = 0;
  for (const byte of bytes) if (byte >= 0x80) high++;
  for (const [label, letters] of LIKELY) {
    const text = high > bytes.length / 8 ? strictly(bytes, label) : null;
    if (text && (text.match(letters)?.length ?? 0) > high / 4) return { text, encoding: label, sure: false };
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', sure: false };
}

/** True for a text that is a page of HTML. */
export function looksLikeHtml(text) {
  return /^\s*(<!doctype html|<html[\s>])/i.test(text.slice(0, 1000)) || /<(p|div|article|h1|li|br|td)[\s>/]/i.test(text.slice(0, 20000)) && /<\/(p|div|article|h1|li|td)>/i.test(text);
}

/** Reads the bytes of a file. Gives {content, html, encoding, sure} or {problem: sentence}. */
export function readBytes(name, bytes, encoding = null) {
  if (bytes.length === 0) return { problem: `${name} is empty. There is nothing to read in it.` };
  const kind = binaryKind(bytes);
  if (kind) return { problem: `${name} is ${kind}, which this page cannot read: ${/image|sound|program/.test(kind) ? 'it reads words' : OPEN_AND_COPY}.` };
  if (bytes.length > LIMIT * 2) return { problem: tooLong(name) };
  const { text, encoding: used, sure } = decode(bytes, encoding);
  const body = /\.eml$/i.test(name) ? mailBody(text) : text;
  const html = /\.x?html?$/i.test(name) || (!/\.(txt|md|text|markdown)$/i.test(name) && looksLikeHtml(body));
  const problem = refuse(name, body);
  return problem ? { problem } : { content: body, html, encoding: used, sure };
}

/** Says so of a text in which nothing is to be seen. */
export function noWords(name) {
  return `${name} holds no words. There is nothing to read in it.`;
}

/** Why a text is not read, in a sentence that says what to do; null where it is. */
export function refuse(name, text) {
  if (text.trim() === '') return noWords(name);
  if (/^\s*(https?:\/\/|www\.)\S+\s*$/i.test(text)) {
    return 'That is a web address: open it in your browser, select all, copy, and paste here.';
  }
  return byteLength(text) > LIMIT ? tooLong(name) : null;
}

function tooLong(name) {
  return `${name} is longer than 10 MB, the most this page reads. Paste a part of it, or use the command line.`;
}

/** Bytes of UTF-8, without making them where the units alone decide. */
function byteLength(text) {
  if (text.length > LIMIT || text.length * 3 <= LIMIT) return text.length > LIMIT ? Infinity : text.length;
  return new TextEncoder().encode(text).length;
}

/** The words of a mail without its header lines; its plain part where it has several. */
function mailBody(text) {
  const [, head, body] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(text) ?? [null, '', text];
  const boundary = /boundary="?([^"\r\n;]+)"?/i.exec(head)?.[1];
  if (boundary) {
    const parts = body.split(`--${boundary}`);
    const plain = parts.find((part) => /content-type:\s*text\/plain/i.test(part)) ?? parts[1];
    if (plain) return mailBody(plain.trim());
  }
  return /quoted-printable/i.test(head) ? printable(body) : body;
}

function printable(body) {
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/(=[0-9A-F]{2})+/gi, (run) => new TextDecoder().decode(Uint8Array.from(run.slice(1).split('='), (hex) => parseInt(hex, 16))));
  return bytes;
}

/** Pasted words: the rich form where the clipboard has one that is a page rather than a word in another font. */
export function readPaste(plain, rich) {
  const html = rich !== '' && /<(p|div|article|section|h[1-6]|li|table|br)[\s>/]/i.test(rich);
  if (html && plain.trim() !== '' && !refuse('The paste', rich)) return { content: rich, html: true, plain };
  const problem = refuse('What you pasted', plain);
  return problem ? { problem } : { content: plain, html: false };
}
