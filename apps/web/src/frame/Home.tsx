import { Navigate } from 'react-router-dom';
import { useViewer } from '../shared/viewer';
import { homeOf } from './rail';

/** Each role begins where its work lies. */
export function Home() {
  const { roles } = useViewer();
  return <Navigate to={homeOf(roles)} replace />;
}
