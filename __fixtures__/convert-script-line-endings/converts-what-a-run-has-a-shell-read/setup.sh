if [ -d /srv ]; then
  touch /srv/x
fi
