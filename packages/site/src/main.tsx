import { library } from 'virtual:library';
import { render } from 'preact';
import { App } from './app.js';
import { useLibrary } from './data/library.js';
import { followAddress } from './state/place.js';
import { followTheme } from './state/theme.js';
import './style/base.css';
import './style/frame.css';
import './style/parts.css';
import './style/card.css';
import './style/views.css';

useLibrary(library);
followTheme();
followAddress();
render(<App />, document.getElementById('app') as HTMLElement);
