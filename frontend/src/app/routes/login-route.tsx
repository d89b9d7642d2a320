export { ProviderCodePage } from '../../features/auth/components/provider-code-page.js';
export { LoginPage } from '../../features/auth/components/login-page.js';
