import { categoryOf, findPlace, type Catalogue } from '@vigia/domain/campus';
import {
  DUPLICATES_MAX,
  DUPLICATE_POINTS,
  DUPLICATE_TEXT_MIN,
  duplicatePoints,
  nearness,
  type Incident,
  type Likeness,
  type Location,
  type Whereabouts,
} from '@vigia/domain/incident';
import { codesIn, termsOf } from './terms.js';

/** What somebody is about to report. */
export interface Intention {
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly floor: string;
  readonly place: string;
  readonly location: Location | null;
}

/** An open incident that may be the same, and why. */
export interface Match {
  readonly incident: Incident;
  readonly points: number;
  readonly likeness: Likeness;
  /** What both say, in the words of the intention; those that few others say first. */
  readonly words: readonly string[];
}

interface Profile {
  /** How much each term says; a title twice as much as the rest. */
  readonly weights: ReadonlyMap<string, number>;
  /** A word for each term, as it was written. */
  readonly words: ReadonlyMap<string, string>;
  readonly whereabouts: Whereabouts;
  readonly category: string;
}

interface Entry extends Profile {
  readonly incident: Incident;
  readonly reportedMs: number;
  norm: number;
  normedAt: number;
  /** What it says of what is asked, in the search of this number. */
  shared: number;
  search: number;
}

const TITLE = 2;
const REST = 1;
/** On a quiet day a word that two incidents say is no common word yet. */
const FEWEST = 100;
/** How fast a term that is said again says less (BM25's k1). */
const SATURATION = 1.2;
/** Texts of few words are no more alike for it: as if each had this much more to say. */
const SLACK = 1.5;
/** How much the part of the shorter text that both say counts, beside how alike the whole texts are. */
const COVERAGE_SHARE = 0.5;
/** Rarities shift slowly; norms are made anew when the index has grown or shrunk by this part. */
const DRIFT = 0.1;
const WORDS_TOLD = 5;
const HOUR_MS = 3_600_000;

/** Open incidents by their words, in memory: looks only at those that share one with what is asked. */
export class OpenIncidentIndex {
  readonly #entries = new Map<string, Entry>();
  /** Who says a term, and how much it says there. */
  readonly #postings = new Map<string, Map<Entry, number>>();
  #searches = 0;
  /** Size at which rarities were settled last. */
  #settledAt = 0;

  constructor(private readonly catalogue: Catalogue) {}

  get size(): number {
    return this.#entries.size;
  }

  put(incident: Incident): void {
    this.remove(incident.id);
    const entry: Entry = {
      ...this.profileOf(incident),
      incident,
      reportedMs: Date.parse(incident.reportedAt),
      norm: 0,
      normedAt: -1,
      shared: 0,
      search: 0,
    };
    this.#entries.set(incident.id, entry);
    for (const [term, weight] of entry.weights) {
      const posting = this.#postings.get(term) ?? new Map<Entry, number>();
      posting.set(entry, saturated(weight));
      this.#postings.set(term, posting);
    }
    this.settle();
  }

  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    for (const term of entry.weights.keys()) {
      const posting = this.#postings.get(term);
      posting?.delete(entry);
      if (posting?.size === 0) this.#postings.delete(term);
    }
    this.settle();
  }

  /** [DUP-1] [DUP-2] The likeliest first; `mayKnow` says of which incidents the asker may learn. */
  search(
    intention: Intention,
    nowMs: number,
    mayKnow: (incident: Incident) => boolean,
  ): readonly Match[] {
    const asked = this.profileOf(intention);
    const askedNorm = this.normOf(asked);
    const found: { entry: Entry; points: number; likeness: Likeness }[] = [];
    for (const entry of this.sharing(asked)) {
      const text = likenessOf(entry.shared, askedNorm, this.settledNorm(entry));
      if (text < DUPLICATE_TEXT_MIN) continue;
      const likeness: Likeness = {
        text,
        place: nearness(asked.whereabouts, entry.whereabouts),
        sameCategory: asked.category !== '' && asked.category === entry.category,
        hours: Math.max(0, nowMs - entry.reportedMs) / HOUR_MS,
      };
      const points = duplicatePoints(likeness);
      if (points >= DUPLICATE_POINTS && mayKnow(entry.incident)) {
        found.push({ entry, points, likeness });
      }
    }
    return found
      .sort((a, b) => b.points - a.points || b.entry.reportedMs - a.entry.reportedMs)
      .slice(0, DUPLICATES_MAX)
      .map(({ entry, points, likeness }) => ({
        incident: entry.incident,
        points,
        likeness,
        words: this.wordsOfBoth(asked, entry),
      }));
  }

  /** Everything that says anything of what is asked. */
  private sharing({ weights }: Profile): readonly Entry[] {
    const search = (this.#searches += 1);
    const entries: Entry[] = [];
    for (const [term, weight] of weights) {
      const says = this.rarity(term) * saturated(weight);
      for (const [entry, saysThere] of this.#postings.get(term) ?? []) {
        if (entry.search !== search) {
          entry.search = search;
          entry.shared = 0;
          entries.push(entry);
        }
        entry.shared += says * saysThere;
      }
    }
    return entries;
  }

  private wordsOfBoth(asked: Profile, entry: Profile): readonly string[] {
    return [...asked.weights.keys()]
      .filter((term) => entry.weights.has(term))
      .sort((a, b) => this.rarity(b) - this.rarity(a))
      .slice(0, WORDS_TOLD)
      .flatMap((term) => asked.words.get(term) ?? []);
  }

  private profileOf(intention: Intention): Profile {
    const { title, description, category } = intention;
    const weights = new Map<string, number>();
    const words = new Map<string, string>();
    const whereabouts = this.whereaboutsOf(intention);
    for (const [text, weight] of [
      [title, TITLE],
      [description, REST],
    ] as const) {
      for (const { term, word } of termsOf(text)) {
        // What the place is called says nothing of what is wrong there.
        if (whereabouts.words.includes(term)) continue;
        weights.set(term, (weights.get(term) ?? 0) + weight);
        if (!words.has(term)) words.set(term, word);
      }
    }
    return {
      weights,
      words,
      category: categoryOf(this.catalogue, category)?.key ?? category.toLowerCase(),
      whereabouts,
    };
  }

  private whereaboutsOf(intention: Intention): Whereabouts {
    const { title, description, floor, place: said, location } = intention;
    const place = location && findPlace(this.catalogue, location);
    const known = place === null || typeof place === 'string' ? undefined : place;
    const plan = known?.floor.plan ?? null;
    const middle = known?.room?.at ?? null;
    const called = [said, known?.room?.name.es ?? '', known?.room?.name.en ?? ''].join('\n');
    return {
      building: location?.building ?? null,
      floor: location?.floor ?? null,
      room: location?.room ?? null,
      at: location?.point ?? (plan !== null && middle !== null ? { plan, ...middle } : null),
      floorName: (known?.floor.name.es ?? floor).trim().toLowerCase(),
      codes: codesIn([called, title, description].join('\n')),
      words: [...new Set(termsOf(called).map(({ term }) => term))],
    };
  }

  /** Settles rarities anew when there are enough other incidents. */
  private settle(): void {
    const drift = Math.abs(this.size - this.#settledAt);
    if (drift > this.#settledAt * DRIFT) this.#settledAt = this.size;
  }

  private settledNorm(entry: Entry): number {
    if (entry.normedAt !== this.#settledAt) {
      entry.norm = this.normOf(entry);
      entry.normedAt = this.#settledAt;
    }
    return entry.norm;
  }

  private normOf({ weights }: Pick<Profile, 'weights'>): number {
    let sum = 0;
    for (const [term, weight] of weights) sum += this.rarity(term) * saturated(weight) ** 2;
    return sum;
  }

  /** How little a term is said: BM25's inverse document frequency. */
  private rarity(term: string): number {
    const count = this.#postings.get(term)?.size ?? 0;
    return Math.log(1 + (Math.max(this.size, FEWEST) - count + 0.5) / (count + 0.5));
  }
}

function saturated(weight: number): number {
  return (weight * (SATURATION + 1)) / (weight + SATURATION);
}

/** From what both say, and what each says alone: the whole texts, and the shorter one. */
function likenessOf(both: number, one: number, other: number): number {
  const whole = both / Math.sqrt((one + SLACK) * (other + SLACK));
  const shorter = both / (Math.min(one, other) + SLACK);
  return Math.min(1, (1 - COVERAGE_SHARE) * whole + COVERAGE_SHARE * Math.min(1, shorter));
}
