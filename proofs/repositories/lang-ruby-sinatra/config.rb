require 'webrick'

module Server
  def self.start
    server = WEBrick::HTTPServer.new(Port: 4567)
    server.mount_proc('/') { |_, response| response.body = 'ruby app' }
    trap('TERM') { server.shutdown }
    server.start
  end
end
