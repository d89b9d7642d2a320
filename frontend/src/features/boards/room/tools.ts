import {
  Circle,
  Eraser,
  Hand,
  Highlighter,
  type LucideIcon,
  MapPin,
  MousePointer2,
  MoveUpRight,
  Pencil,
  Slash,
  Square,
  StickyNote,
  Type,
} from 'lucide-react';
import type { ToolName } from '../core/index.js';

export interface Tool {
  readonly name: ToolName;
  readonly icon: LucideIcon;
  /** The letter that takes it up. */
  readonly letter: string;
}

const select: Tool = { name: 'select', icon: MousePointer2, letter: 'V' };

/** The tools as they lie on the tray. */
export const tools: readonly Tool[] = [
  select,
  { name: 'hand', icon: Hand, letter: 'H' },
  { name: 'pencil', icon: Pencil, letter: 'P' },
  { name: 'marker', icon: Highlighter, letter: 'M' },
  { name: 'line', icon: Slash, letter: 'L' },
  { name: 'arrow', icon: MoveUpRight, letter: 'A' },
  { name: 'rectangle', icon: Square, letter: 'R' },
  { name: 'ellipse', icon: Circle, letter: 'O' },
  { name: 'text', icon: Type, letter: 'T' },
  { name: 'note', icon: StickyNote, letter: 'N' },
  { name: 'eraser', icon: Eraser, letter: 'E' },
  { name: 'pin', icon: MapPin, letter: 'C' },
];

/** What those who may only look can take up: to press pins, and to move about. */
export const readerTools = tools.filter(({ name }) => name === 'select' || name === 'hand');

/** What stays within the thumb's reach on a phone. */
export const nearTools: readonly ToolName[] = ['select', 'hand', 'pencil', 'note', 'eraser'];

export function toolOf(name: ToolName): Tool {
  return tools.find((tool) => tool.name === name) ?? select;
}
