// What the bench runs in a blank page: the core, wink-nlp and compromise over the same text, in the same browser and thread.
import { initSync, analyze } from '../../pkg/foresay.js';
import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import nlp from 'compromise';

const wink = winkNLP(model, ['sbd', 'pos', 'ner']);
const ways = {
  foresay: (text) => analyze(text, {}).quotations.length,
  // Tokens, parts of speech and entities: about a third of what the core gives.
  'wink-nlp': (text) => {
    const doc = wink.readDoc(text);
    return doc.tokens().out(wink.its.pos).length + doc.entities().out().length;
  },
  // Tags, quotations, people.
  compromise: (text) => {
    const doc = nlp(text);
    return doc.json({ offset: false }).length + doc.quotations().out('array').length + doc.people().out('array').length;
  },
};

/** Milliseconds of each of several runs of one of the ways over a text, after one to warm up. */
window.run = (way, text, rounds, wasm) => {
  if (wasm) initSync({ module: new WebAssembly.Module(Uint8Array.from(atob(wasm), (char) => char.charCodeAt(0))) });
  ways[way](text.slice(0, 20_000));
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    ways[way](text);
    return performance.now() - start;
  });
};
