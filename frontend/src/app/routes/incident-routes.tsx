export { IncidentPanel } from '../../features/incidents/components/incident-panel.js';
export { IncidentsPage } from '../../features/incidents/components/incidents-page.js';
