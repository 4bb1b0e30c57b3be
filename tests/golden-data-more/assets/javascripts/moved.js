// Follows the link of a page that has moved, and keeps the anchor of the old address.
location.replace(new URL(document.querySelector("a").getAttribute("href"), location.href).href + location.hash);
