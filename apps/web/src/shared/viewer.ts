import { createContext, useContext } from 'react';
import type { Viewer } from '../api';

export const ViewerContext = createContext<Viewer | null>(null);

/** Who is signed in; only below the frame, which has made sure of it. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer outside of the frame');
  return viewer;
}
