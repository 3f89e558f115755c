// code for the browser
