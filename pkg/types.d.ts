/** The output contract `foresay/1`, and the options. Absent is `null` or `[]`. */

/** A half-open stretch `[start, end)` in UTF-16 units of the source. */
export type Range = [number, number];

export interface Analysis {
  schema: 'foresay/1';
  id: string | null;
  offsets: 'utf16' | 'codepoint' | 'byte';
  /** The text the offsets point into; there where the input was HTML or `withSource` was asked for. */
  source?: string;
  kind: 'article' | 'transcript' | 'other';
  genre: string | null;
  language: Language;
  headline: Passage | null;
  publisher: Passage | null;
  section: Passage | null;
  /** In the page's order. */
  authors: Author[];
  published: Moment | null;
  modified: Moment | null;
  dateline: Dateline | null;
  captions: Caption[];
  /** Every non-blank line of the source is in exactly one. */
  blocks: Block[];
  body: Body;
  /** Extents of the articles where one input holds several. */
  articles: Range[];
  speakers: Speaker[];
  quotations: Quotation[];
  turns: Turn[];
  scenarios: Scenario[];
  /** Conditionals whose condition does not hold, and wishes. */
  counterfactuals: Conditional[];
  /** Conditionals that set out no scenario. */
  asides: Conditional[];
  /** Look-alikes that were taken for no finding. */
  rejected: Rejected[];
  topics: Topic[];
  /** The article in a few of its own sentences. */
  brief: Range[];
  /** What was unclear. */
  notes: Note[];
  /** What was corrected by hand, where the page saved it: the options that gave this analysis, and names given to speakers. */
  corrections?: Corrections;
  /** Milliseconds a stage, where `timings` was asked for. */
  timings?: [stage: string, milliseconds: number][];
}

export interface Language { code: string; supported: boolean }
/** A piece of the source taken over as metadata; `span` is null where it comes from the page's own metadata. */
export interface Passage { text: string; span: Range | null }
export interface Author { name: string; email: string | null; span: Range | null }
export interface Moment { iso: string; text: string; span: Range | null }
export interface Dateline { place: string; date: string | null; agency: string | null; span: Range }
export interface Caption { text: string; credit: string | null; span: Range }
export interface Block { span: Range; label: BlockLabel; kept: boolean; reason: string }
export interface Body { text: string; paragraphs: Paragraph[] }
export interface Paragraph { span: Range; heading: boolean; sentences: Range[] }
export interface Speaker {
  id: number; name: string; kind: 'person' | 'organization' | 'unnamed'; title: string | null; affiliation: string | null;
  aliases: string[]; mentions: Range[];
}
export interface Quotation {
  id: number; speaker: number | null; also_speakers: number[]; kind: 'direct' | 'indirect' | 'mixed'; content: Range[];
  cue: Range | null; source: Range | null; resolved_by: 'name' | 'pronoun' | 'description' | 'continuation' | 'turn' | null;
  confidence: number; reason: string;
}
export interface Turn { speaker: number | null; role: string | null; span: Range; labelled: boolean }
export interface Scenario {
  id: number; label: string; subject: string | null; event: 'win' | 'lose' | 'open' | 'other'; conditionals: Conditional[];
}
export interface Conditional {
  id: number; antecedent: Range; signal: Range | null; consequents: Consequent[];
  /** The id of the quotation it stands in: who says so. */
  quotation: number | null;
  confidence: number; reason: string;
  /** There for asides alone. */
  use?: 'polite' | 'concessive' | 'generic' | 'habitual';
}
export interface Consequent {
  span: Range; more: Range[]; carried: boolean; actor: Actor | null; topics: TopicMention[];
  modality: 'certain' | 'expected' | 'likely' | 'possible' | 'planned' | 'needed' | 'unlikely';
}
export interface Actor { text: string; span: Range }
export interface TopicMention { label: string; span: Range }
export interface Rejected { span: Range; as: 'quotation' | 'conditional'; reason: string }
export interface Topic { label: string; scenarios: number[] }
export interface Note { span: Range | null; message: string }

export type BlockLabel =
  | 'body' | 'subheading' | 'headline' | 'section' | 'byline' | 'email' | 'date' | 'dateline' | 'caption' | 'standfirst'
  | 'pullquote' | 'menu' | 'share' | 'related' | 'prompt' | 'advertisement' | 'comment' | 'tags' | 'note' | 'copyright'
  | 'stage-direction' | 'other';

/** What to do, and what a reader has corrected. Places are UTF-16 units of the source. */
export interface Options {
  /** Goes into the result as it is. */
  id?: string;
  /** Put the source into the result although the input was plain text. */
  withSource?: boolean;
  /** Measure the stages. */
  timings?: boolean;
  /** `whole` takes every line as body. */
  body?: 'detect' | 'whole';
  /** Blocks to keep although they would be removed: any place that touches the block. */
  keep?: Range[];
  /** Blocks to remove although they would be kept. */
  drop?: Range[];
  /** Pairs of mentions whose speakers are one; what `split` parts is parted before. */
  merge?: [Range, Range][];
  /** Mentions that are a speaker of their own. */
  split?: Range[];
  /** Findings to leave out. */
  reject?: Rejection[];
  /** Findings marked by hand. */
  add?: Correction[];
}

export type Corrections = Required<Pick<Options, 'body' | 'keep' | 'drop' | 'merge' | 'split' | 'reject' | 'add'>> & { names: { span: Range; name: string }[] };

/**
 * A quotation whose content, or a conditional whose antecedent, is at the place: the one at that very place, or all that overlap
 * it. What is found of the other kind at the same words stays.
 */
export interface Rejection {
  kind: 'quotation' | 'conditional';
  place: Range;
}

export type Correction =
  | {
      kind: 'quotation';
      /** The words quoted. A quotation found at these very words is given to the speaker named here. */
      content: Range;
      /** A mention of who says them. */
      source?: Range | null;
      /** The name of who says them, where no mention stands for them. */
      speaker?: string | null;
    }
  | {
      kind: 'conditional';
      antecedent: Range;
      consequents?: Range[];
      /** The place of an antecedent that assumes the same outcome, or `open` where it holds either way; else its own words say. */
      outcome?: Range | 'open' | null;
    };
