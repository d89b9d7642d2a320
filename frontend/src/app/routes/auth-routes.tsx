export { CheckMailPage } from '../../features/auth/components/check-mail-page.js';
export { RegisterPage } from '../../features/auth/components/register-page.js';
export { VerifyPage } from '../../features/auth/components/verify-page.js';
export { WaitingPage } from '../../features/auth/components/waiting-page.js';
