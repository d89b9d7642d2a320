import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { IncidentBoardSection } from '../../features/boards/incident/incident-board-section.js';
import { IncidentPanel } from '../../features/incidents/components/incident-panel.js';
import { IncidentsPage } from '../../features/incidents/components/incidents-page.js';
import { converses } from '../../features/conversation/converses.js';
import { useSeen } from '../../features/notifications/use-seen.js';
import { useViewer } from '../../shared/api/viewer.js';
import { loadTexts } from '../../shared/i18n/i18n.js';

const IncidentBoard = lazy(async () => {
  const [{ IncidentBoard: board }] = await Promise.all([
    import('../../features/boards/incident/incident-board.js'),
    loadTexts('boards'),
  ]);
  return { default: board };
});

const UnfinishedReport = lazy(async () => {
  const [{ UnfinishedReport: reminder }] = await Promise.all([
    import('../../features/report/components/unfinished-report.js'),
    loadTexts('report'),
  ]);
  return { default: reminder };
});

const Conversation = lazy(async () => {
  const [{ Conversation: talk }] = await Promise.all([
    import('../../features/conversation/components/conversation.js'),
    loadTexts('conversation'),
  ]);
  return { default: talk };
});

export function IncidentsRoute() {
  return (
    <IncidentsPage
      unfinished={
        <Suspense>
          <UnfinishedReport />
        </Suspense>
      }
      whiteboard={(id) => (
        <Suspense>
          <IncidentBoard key={id} incidentId={id} />
        </Suspense>
      )}
    />
  );
}

export function IncidentRoute() {
  const viewer = useViewer();
  const { id = '' } = useParams();
  useSeen(id);
  return (
    <IncidentPanel
      whiteboard={(incident) => <IncidentBoardSection incident={incident} />}
      conversation={(incident) =>
        converses(incident, viewer) && (
          <Suspense>
            <Conversation incident={incident} />
          </Suspense>
        )
      }
    />
  );
}
