sed -i s,deb.*.org,archive.debian.org, /etc/apt/sources.list
apt-get update
apt-get install -y nginx
