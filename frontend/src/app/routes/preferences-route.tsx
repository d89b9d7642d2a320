import { ThisDevice } from '../../features/devices/components/this-device.js';
import { PreferencesPage } from '../../features/preferences/components/preferences-page.js';

export function PreferencesRoute() {
  return <PreferencesPage device={<ThisDevice />} />;
}
