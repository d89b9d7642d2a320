import { Navigate, Outlet } from 'react-router';
import type { Role } from '../../shared/api/models.js';
import { useViewer } from '../../shared/api/viewer.js';
import { paths } from '../../shared/config/paths.js';

export const StudentsOnly = () => <Only roles={['estudiante']} />;
export const AdminsOnly = () => <Only roles={['admin']} />;
/** Who looks after the campus, not who reports. */
export const StaffOnly = () => <Only roles={['admin', 'trabajador']} />;

/** Pages of some roles; the others are sent home, as if the page did not exist for them. */
function Only({ roles }: { roles: readonly Role[] }) {
  return roles.includes(useViewer().tipo) ? <Outlet /> : <Navigate to={paths.home} replace />;
}
