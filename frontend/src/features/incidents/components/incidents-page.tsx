import { lazy, type ReactNode, Suspense } from 'react';
import { Outlet, useMatch, useParams } from 'react-router';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { cx } from '../../../shared/ui/cx.js';
import { loadTexts } from '../../../shared/i18n/i18n.js';
import { OwnListPage } from './own-list-page.js';
import { TaskListPage } from './task-list-page.js';

/** The control room is a download of its own: most people never enter it. */
const BoardPage = lazy(async () => {
  const [{ BoardPage: page }] = await Promise.all([import('./board-page.js'), loadTexts('triage')]);
  return { default: page };
});

export interface IncidentsPageProps {
  /** The whiteboard of an incident: it takes the place of the list, or of the whole screen of a phone. */
  readonly whiteboard: (incidentId: string) => ReactNode;
  /** A report that the person has begun and not sent. */
  readonly unfinished: ReactNode;
}

/** A person's list of incidents and, beside it or in its place, the one they opened. */
export function IncidentsPage({ whiteboard, unfinished }: IncidentsPageProps) {
  const { tipo } = useViewer();
  const { id } = useParams();
  const isOpen = id !== undefined;
  const isDrawing = useMatch(`${paths.incidents}/:id/pizarra`) !== null;
  return (
    <div
      className={cx(
        'min-h-full lg:grid lg:h-full lg:min-h-0',
        isOpen && 'lg:grid-cols-[minmax(0,1fr)_minmax(26rem,30rem)]',
      )}
    >
      {/* Invisible, not gone: a phone comes back to where it had scrolled. */}
      <div className="relative min-h-full lg:min-h-0">
        <div
          className={cx(
            'min-h-full lg:relative lg:h-full lg:min-h-0 lg:overflow-y-auto',
            isOpen && 'max-lg:invisible',
            isDrawing && 'lg:invisible',
          )}
        >
          <Suspense>
            {tipo === 'admin' && <BoardPage />}
            {tipo === 'estudiante' && <OwnListPage unfinished={unfinished} />}
            {tipo === 'trabajador' && <TaskListPage />}
          </Suspense>
        </div>
        {isDrawing && (
          <div className="max-lg:fixed max-lg:inset-0 max-lg:z-40 lg:absolute lg:inset-0">
            {whiteboard(id ?? '')}
          </div>
        )}
      </div>
      {isOpen && (
        <div
          key={id}
          className={cx(
            'bg-surface max-lg:fixed max-lg:inset-0 max-lg:z-30 overflow-y-auto overscroll-contain lg:relative lg:min-h-0 lg:border-l lg:border-line',
            isDrawing && 'max-lg:invisible',
          )}
        >
          <Outlet />
        </div>
      )}
    </div>
  );
}
