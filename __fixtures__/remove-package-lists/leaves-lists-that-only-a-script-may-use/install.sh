apt-get install -y curl
