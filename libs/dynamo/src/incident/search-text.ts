import type { Incident } from '@vigia/domain/incident';

/** A text without case and accents. */
function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** What a search for words looks through: never who reported it. */
export function searchText({
  title,
  description,
  place,
}: Pick<Incident, 'title' | 'description' | 'place'>): string {
  return plain([title, description, place].join(' '));
}

/** The distinct words of a search, all of which must occur. */
export function searchWords(text: string): readonly string[] {
  return [
    ...new Set(
      plain(text)
        .split(/\s+/u)
        .filter((word) => word !== ''),
    ),
  ];
}
