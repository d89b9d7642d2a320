export { CheckMailPage } from '../../features/auth/components/check-mail-page.js';
export { ForgotPage } from '../../features/auth/components/forgot-page.js';
export { RegisterPage } from '../../features/auth/components/register-page.js';
export { ResetPage } from '../../features/auth/components/reset-page.js';
export { VerifyPage } from '../../features/auth/components/verify-page.js';
