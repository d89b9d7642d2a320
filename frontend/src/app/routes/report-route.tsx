import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { incidentKeys } from '../../features/incidents/api/incident-queries.js';
import { takeIncident } from '../../features/incidents/incident-cache.js';
import { ReportPage } from '../../features/report/components/report-page.js';
import { useViewer } from '../../shared/api/viewer.js';
import { paths } from '../../shared/config/paths.js';
import { toast } from '../../shared/ui/toast.js';

/** The report form; what comes of it is among the incidents at once. */
export function ReportRoute() {
  const client = useQueryClient();
  const viewer = useViewer();
  const navigate = useNavigate();
  const { t } = useTranslation();
  return (
    <ReportPage
      onSent={(incident) => {
        client.setQueryData(incidentKeys.one(incident.id), incident);
        takeIncident(client, incident, viewer);
        void navigate(paths.incident(incident.id), { replace: true });
      }}
      onKept={() => {
        toast({ title: t('outbox.kept'), body: t('outbox.willGo') });
        void navigate(paths.incidents, { replace: true });
      }}
      onJoined={(incident) => {
        takeIncident(client, incident, viewer);
        void client.invalidateQueries({ queryKey: incidentKeys.followed });
      }}
    />
  );
}
