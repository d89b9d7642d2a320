import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet } from 'react-router';
import { meQuery } from '../features/auth/api/session.js';
import { paths } from '../shared/config/paths.js';
import { doorOf } from './door-of.js';

/** Pages for people who are not in yet; those who are go on to where they belong. */
export function Guests() {
  const { data: me } = useQuery(meQuery);
  if (me && doorOf(me) === undefined) return <Navigate to={paths.home} replace />;
  return <Outlet />;
}
