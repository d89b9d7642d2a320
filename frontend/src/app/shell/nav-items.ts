import {
  Bell,
  ClipboardList,
  CircleUserRound,
  Inbox,
  ListChecks,
  type LucideIcon,
  PencilRuler,
  Plus,
  Users,
} from 'lucide-react';
import type { Role } from '../../shared/api/models.js';
import { paths } from '../../shared/config/paths.js';

export interface NavItem {
  readonly key: 'board' | 'own' | 'tasks' | 'report' | 'boards' | 'people' | 'inbox' | 'account';
  readonly to: string;
  readonly icon: LucideIcon;
}

const board: NavItem = { key: 'board', to: paths.incidents, icon: Inbox };
const own: NavItem = { key: 'own', to: paths.incidents, icon: ClipboardList };
const tasks: NavItem = { key: 'tasks', to: paths.incidents, icon: ListChecks };
const boards: NavItem = { key: 'boards', to: paths.boards, icon: PencilRuler };
const people: NavItem = { key: 'people', to: paths.people, icon: Users };

/** The doors of the app, by who walks through them. */
export const navItems: Record<Role, readonly NavItem[]> = {
  estudiante: [own],
  trabajador: [tasks, boards],
  admin: [board, boards, people],
};

export const reportItem: NavItem = { key: 'report', to: paths.report, icon: Plus };
export const inboxItem: NavItem = { key: 'inbox', to: paths.inbox, icon: Bell };
export const accountItem: NavItem = { key: 'account', to: paths.account, icon: CircleUserRound };
