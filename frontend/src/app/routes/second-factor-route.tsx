export { SecondFactorPage } from '../../features/auth/components/second-factor-page.js';
