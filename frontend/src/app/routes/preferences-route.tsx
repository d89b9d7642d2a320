export { PreferencesPage } from '../../features/preferences/components/preferences-page.js';
