set -e
touch "$HOME/box/two"
echo "kept in $HOME"
