name=two
echo "$name" > /etc/motd
