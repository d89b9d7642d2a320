import { Navigate, Outlet } from 'react-router';
import type { Role } from '../../shared/api/models.js';
import { useViewer } from '../../shared/api/viewer.js';
import { paths } from '../../shared/config/paths.js';

export const StudentsOnly = () => <Only role="estudiante" />;
export const AdminsOnly = () => <Only role="admin" />;

/** Pages of one role; the others are sent home, as if the page did not exist for them. */
function Only({ role }: { role: Role }) {
  return useViewer().tipo === role ? <Outlet /> : <Navigate to={paths.home} replace />;
}
