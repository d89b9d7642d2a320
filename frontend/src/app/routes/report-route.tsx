export { ReportPage } from '../../features/incidents/components/report-page.js';
