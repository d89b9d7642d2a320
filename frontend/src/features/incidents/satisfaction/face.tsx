import { Angry, Frown, Laugh, type LucideIcon, Meh, Smile } from 'lucide-react';
import { cx } from '../../../shared/ui/cx.js';

export const scores = [1, 2, 3, 4, 5] as const;
export type Score = (typeof scores)[number];

const faces: Readonly<Record<Score, LucideIcon>> = {
  1: Angry,
  2: Frown,
  3: Meh,
  4: Smile,
  5: Laugh,
};

/** How content somebody is, as a face; the words stand beside it. */
export function Face({ score, className }: { score: Score; className?: string }) {
  const Icon = faces[score];
  return <Icon aria-hidden strokeWidth={1.75} className={cx('shrink-0', className)} />;
}
