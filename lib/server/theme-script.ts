/**
 * Runs in the head before the first paint, so that a dark page never flashes white: writes the chosen theme
 * (`light`, `dark`, or `system` where nothing valid is stored) to `<html data-theme>`. The layout inlines exactly this
 * text and the server allows exactly this text by its hash; change it only here.
 */
export const THEME_SCRIPT =
  "(function(){var t;try{t=localStorage.getItem('theme')}catch(e){}document.documentElement.dataset.theme=t==='light'||t==='dark'?t:'system'})()"
